// Speaks the protocol of extractor/Tagger.java, and fails as its argument says. It tags every word with a capital as a
// person.
import { createInterface } from "node:readline";

const [fault] = process.argv.slice(2);
if (fault === "never ready") setInterval(() => {}, 1_000);
else {
  console.log("ready");
  for await (const line of createInterface({ input: process.stdin })) {
    const text = Buffer.from(line, "base64").toString();
    if (text.includes("hang")) {
      await new Promise(() => setInterval(() => {}, 1_000));
    } else if (text.includes("memory")) {
      console.error("Terminating due to java.lang.OutOfMemoryError: Java heap space");
      process.exit(3);
    } else if (text.includes("die")) {
      console.error("a last word");
      process.exit(1);
    } else if (text.includes("nonsense")) console.log("0,7");
    else if (text.includes("outside")) console.log("0,9999,PERSON");
    else
      console.log(
        [...text.matchAll(/\p{Lu}\p{L}*/gu)]
          .map(({ 0: word, index }) => `${index},${index + word.length},PERSON`)
          .join(" "),
      );
  }
}
