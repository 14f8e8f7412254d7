import { GraphQLError, type GraphQLResolveInfo } from "graphql";
import { Arg, Args, Authorized, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { mentionsOf, relationsOf } from "../lookup/article-lists.ts";
import { datasets, datasetsById, entriesOf } from "../lookup/datasets.ts";
import { PageArgs } from "../model/args.ts";
import { DatasetConnection, EntityConnection, EntryConnection, RelationConnection } from "../model/connections.ts";
import { ID } from "../model/id.ts";
import { RetractDatasetResult } from "../model/results.ts";
import { Dataset, Entry, Source } from "../model/source.ts";
import { Selection } from "../query/selection.ts";
import { pageCost } from "./cost.ts";

@Resolver(() => Source)
export class SourceResolver {
  @FieldResolver(() => EntityConnection, {
    description: "The entities that it mentions, by name.",
    complexity: pageCost(),
  })
  mentions(
    @Root() { id }: Source,
    @Args(() => PageArgs) _args: PageArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext, loaders }: Context,
  ) {
    return loaders.load(info, id, (selection) => mentionsOf(readContext, selection));
  }

  @FieldResolver(() => RelationConnection, {
    description: "The relations that it supports. The latest start comes first, undated ones last.",
    complexity: pageCost(),
  })
  relations(
    @Root() { id }: Source,
    @Args(() => PageArgs) _args: PageArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext, loaders }: Context,
  ) {
    return loaders.load(info, id, (selection) => relationsOf(readContext, selection));
  }
}

@Resolver(() => Entry)
export class EntryResolver {
  @FieldResolver(() => Dataset, { description: "The dataset that it is a row of." })
  dataset(
    @Root() { dataset }: { readonly dataset: string },
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext, loaders }: Context,
  ) {
    return loaders.load(info, dataset, () => datasetsById(readContext));
  }
}

@Resolver(() => Dataset)
export class DatasetResolver {
  @Query(() => Dataset, { nullable: true, description: "The dataset with this id, or null." })
  async dataset(
    @Arg("id", () => ID, { description: "The id of the dataset." }) id: string,
    @Ctx() { readContext }: Context,
  ) {
    return (await datasetsById(readContext)([id]))[0];
  }

  @Query(() => DatasetConnection, { nullable: true, description: "The datasets, by id.", complexity: pageCost() })
  datasets(@Args(() => PageArgs) args: PageArgs, @Info() info: GraphQLResolveInfo, @Ctx() { readContext }: Context) {
    return datasets(readContext, args, Selection.of(info));
  }

  @FieldResolver(() => EntryConnection, { description: "Its entries, by id.", complexity: pageCost() })
  entries(
    @Root() { id }: Dataset,
    @Args(() => PageArgs) _args: PageArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext, loaders }: Context,
  ) {
    return loaders.load(info, id, (selection) => entriesOf(readContext, selection));
  }

  @Authorized()
  @Mutation(() => RetractDatasetResult, {
    description:
      "Removes a dataset, its entries and everything that only these support, many entries in one transaction. The graph is then as if the dataset had never been imported. It stops after the time that one import may take: `entriesLeft` says how many entries are left, and the same mutation goes on. An unknown id gives the error NOT_FOUND. Needs the editor token.",
  })
  async retractDataset(
    @Arg("id", () => ID, { description: "The id of the dataset." }) id: string,
    @Ctx() { editor }: Context,
  ) {
    const retracted = await editor.retractDataset(id);
    if (retracted !== null) return retracted;
    throw new GraphQLError("There is no dataset with this id", { extensions: { code: "NOT_FOUND", argument: "id" } });
  }
}
