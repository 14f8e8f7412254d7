import everythingAbout from "./examples/everything-about.graphql?raw";
import whatLiesInGermany from "./examples/what-lies-in-germany.graphql?raw";
import whoFoundedAlibaba from "./examples/who-founded-alibaba.graphql?raw";
import whoHeadsWhat from "./examples/who-heads-what.graphql?raw";

/** One tab each, in this order, titled by the name of its operation. */
export const examples = [
  { query: whoFoundedAlibaba },
  { query: whoHeadsWhat },
  { query: whatLiesInGermany },
  { query: everythingAbout, variables: JSON.stringify({ id: "person:jack-ma" }, null, 2) },
];
