import { parseArgs } from "node:util";
import { type Dataset, datasetPart } from "../articles/entry-record.ts";
import { StartupError } from "../config.ts";

const ofDataset = `--dataset ID [--title TEXT] [--publisher TEXT] [--url URL] [--licence TEXT] [--version TEXT]
                         [--as-of DATE] [--snapshot [--allow-removal PERCENT]]`;

const usageOf = (command: string) => `Usage: npm run ${command} -- FILE…
       npm run ${command} -- ${ofDataset} FILE…
       npm run ${command} -- --ftm FILE ${ofDataset}
                         [--keep-personal] [--rejects FILE] [--dry-run]
       npm run ${command} -- --map FILE [--snapshot [--allow-removal PERCENT]] [--rejects FILE] [--dry-run]
A FILE holds records of articles or, with --dataset, of entries of the dataset; it is a file, a folder of files, or - for
standard input. With --ftm it is one file of FollowTheMoney entities, a JSON object a line, or one of statements, whose name
ends in .csv; either may be a .gz. With --map it is a mapping in YAML, which names the dataset and its tables.
--snapshot says that it is the whole dataset: entries that it lacks are retracted.`;

interface Snapshot {
  readonly snapshot: boolean;
  readonly allowRemoval: number | undefined;
}

/** What is said of an import of records. */
export interface RecordArguments extends Snapshot {
  readonly paths: readonly string[];
  readonly dataset: Dataset | null;
}

/** What is said of an import of rows that become entries. */
export interface RowsArguments extends Snapshot {
  /** The file for the rows that are refused. */
  readonly rejects: string | undefined;
  readonly dryRun: boolean;
}

/** What is said of an import of a FollowTheMoney file. */
export interface FtmArguments extends RowsArguments {
  readonly ftm: string;
  readonly dataset: Dataset;
  readonly keepPersonal: boolean;
}

/** What is said of an import of tables by a mapping. */
export interface MapArguments extends RowsArguments {
  readonly map: string;
}

/**
 * The arguments of `npm run import`, or of another command that takes the same. Throws a StartupError that says which is
 * at fault.
 */
export function readArguments(command = "import"): RecordArguments | FtmArguments | MapArguments {
  try {
    return parsedArguments();
  } catch (error) {
    throw new StartupError(`${(error as Error).message}\n${usageOf(command)}`);
  }
}

function parsedArguments(): RecordArguments | FtmArguments | MapArguments {
  const text = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  const { values, positionals: paths } = parseArgs({
    options: {
      ...{ dataset: text, title: text, publisher: text, url: text, licence: text, version: text, "as-of": text },
      ...{ snapshot: flag, "allow-removal": text },
      ...{ map: text, ftm: text, "keep-personal": flag, rejects: text, "dry-run": flag },
    },
    allowPositionals: true,
  });
  const { dataset: id, snapshot, "allow-removal": allowed, "as-of": asOf, ...others } = values;
  const { map, ftm, "keep-personal": keepPersonal, rejects, "dry-run": dryRun, ...said } = others;
  const allowRemoval = allowed === undefined ? undefined : Number(allowed);
  if (allowRemoval !== undefined && !(allowRemoval >= 0 && allowRemoval <= 100))
    throw new StartupError(`--allow-removal must be from 0 to 100, not ${allowed}`);
  if (map !== undefined) {
    if (paths.length > 0) throw new StartupError("--map takes one file, and no others: the mapping names the tables");
    const more = Object.entries({ ...said, dataset: id, ftm, "as-of": asOf }).find(([, value]) => value !== undefined);
    if (more !== undefined || keepPersonal)
      throw new StartupError(
        `--${more?.[0] ?? "keep-personal"} does not go with --map: the mapping says all of the dataset`,
      );
    return { map, snapshot, allowRemoval, rejects, dryRun };
  }
  if (id === undefined && Object.values(values).some((value) => typeof value === "string" || value === true))
    throw new StartupError("--dataset is missing: all other options say something of it");
  const dataset = id === undefined ? null : datasetOf({ title: id, ...said, id, asOf });
  if (ftm !== undefined && dataset !== null) {
    if (paths.length > 0) throw new StartupError("--ftm takes one file, and no others");
    return { ftm, dataset, snapshot, allowRemoval, keepPersonal, rejects, dryRun };
  }
  if (keepPersonal || dryRun || rejects !== undefined)
    throw new StartupError("--keep-personal, --rejects and --dry-run go with --ftm; the last two also with --map");
  if (paths.length === 0) throw new StartupError("Name at least one file");
  return { paths, dataset, snapshot, allowRemoval };
}

function datasetOf(said: object): Dataset {
  const { data, error } = datasetPart.safeParse(said);
  if (data !== undefined) return data;
  const option = (field: unknown) => (field === "id" ? "dataset" : field === "asOf" ? "as-of" : String(field));
  throw new StartupError(error.issues.map(({ path, message }) => `--${option(path[0])} ${message}`).join("\n"));
}
