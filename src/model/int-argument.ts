import { Field, Int } from "type-graphql";
import { type NumberArgument, rangeText } from "../arguments/argument-table.ts";

/** Declares an Int argument with the default and the range of the argument table. The description names the range. */
export function IntArgument(argument: NumberArgument, description: (range: string) => string): PropertyDecorator {
  return Field(() => Int, {
    nullable: true,
    defaultValue: argument.default,
    description: description(rangeText(argument)),
  }) as PropertyDecorator;
}

export function FirstArgument(argument: NumberArgument): PropertyDecorator {
  return IntArgument(argument, (range) => `How many at most, ${range}.`);
}

export function SkipArgument(argument: NumberArgument): PropertyDecorator {
  return IntArgument(argument, () => "How many to leave out at the beginning.");
}
