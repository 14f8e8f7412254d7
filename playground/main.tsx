import "graphiql/setup-workers/vite";
// The parts of graphiql/style.css, less its copy of Monaco's styles (Vite bundles the original) and the Roboto font.
import "@graphiql/react/font/fira-code.css";
import "@graphiql/react/style.css";
import "@graphiql/plugin-doc-explorer/style.css";
import "@graphiql/plugin-history/style.css";
import "graphiql/graphiql.css";
import "./playground.css";
import { useMonaco } from "@graphiql/react";
import { createLocalStorage } from "@graphiql/toolkit";
import { GraphiQL } from "graphiql";
import { useEffect } from "react";
import { createRoot } from "react-dom/client";
import { examples } from "./examples.ts";
import { fetcher } from "./fetcher.ts";

// A namespace of its own: on localhost, the tabs of another project's GraphiQL would hide the examples.
const storage = createLocalStorage({ namespace: "pressgraph" });
const root = document.getElementById("playground");
if (!root) throw new Error("index.html has no element #playground");

createRoot(root).render(<Playground />);

function Playground() {
  const { monaco, actions } = useMonaco();
  useEffect(() => {
    actions.initialize();
  }, [actions]);
  // GraphiQL would show itself before its editor is there, and a tab opened then gets the text of the first one.
  if (!monaco) return <p role="status">Loading the editor…</p>;
  return (
    <GraphiQL fetcher={fetcher} defaultTabs={examples} storage={storage} inputValueDeprecation schemaDescription>
      <GraphiQL.Logo>Pressgraph</GraphiQL.Logo>
    </GraphiQL>
  );
}
