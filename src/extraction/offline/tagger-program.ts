import { delimiter, join } from "node:path";
import { childEnvironment } from "../../java/child-environment.ts";
import { compileJava, type Environment, findJava } from "../../java/java.ts";
import { copyJars } from "../../java/maven.ts";
import { programFolder } from "../../java/program-folder.ts";
import { packageRoot } from "../../package-root.ts";
import type { Language } from "../language.ts";

/** A program that tags the names in texts of one language: see `Tagger` for what it reads and says. */
export interface TaggerProgram {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Finds the program for a language, and downloads it if it is not there. Throws an Error that says what is missing. */
export type FindTagger = (language: Language, report: (line: string) => void) => Promise<TaggerProgram>;

const models = {
  de: { classifier: "models-german", path: "edu/stanford/nlp/models/ner/german.distsim.crf.ser.gz", megabytes: 210 },
  en: {
    classifier: "models",
    path: "edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz",
    megabytes: 480,
  },
} as const;

const sourceDir = join(packageRoot, "extractor");

const purpose = {
  what: "the tagger of the offline extractor",
  otherWays: "the language model's extractor needs no Java, see LLM_URL.",
};

/**
 * The tagger of Stanford CoreNLP with the models of the language. Downloads both with Maven at the first call for the
 * language. Throws a StartupError if there is no JDK or no Maven, or the download fails.
 */
export const findStanfordTagger: FindTagger = async (language, report) => {
  const env: Environment = childEnvironment(process.env);
  const { classifier, path, megabytes } = models[language];
  const java = await findJava(env, purpose);
  const dir = await programFolder({
    sourceDir,
    sources: ["pom.xml", "Tagger.java"],
    variant: language,
    build: async (dir) => {
      report(`Downloading Stanford CoreNLP and its models (${language}) with Maven: about ${megabytes} MB, only once`);
      const lib = join(dir, "lib");
      const task = {
        pom: join(sourceDir, "pom.xml"),
        outputDir: lib,
        expectedJars: 2,
        options: [`-Dmodels=${classifier}`],
      };
      await copyJars(task, report, env, purpose);
      const source = join(sourceDir, "Tagger.java");
      await compileJava(java, { source, jarsDir: lib, outputDir: dir }, env, purpose);
    },
  });
  const classPath = [join(dir, "lib", "*"), dir].join(delimiter);
  // 700 MB are enough for a text of 50,000 characters. Without memory it must end at once, and not linger.
  const options = ["-Xmx700m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"];
  return {
    command: java,
    args: [...options, "-cp", classPath, "Tagger", path],
    env: childEnvironment(process.env),
  };
};
