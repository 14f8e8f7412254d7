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

const handedOver = queryInAddress();

createRoot(root).render(<Playground />);

/** A query that another page opens here. It is in the fragment, which a browser does not send, and is taken once. */
function queryInAddress(): { readonly query: string; readonly variables: string } | null {
  const fields = new URLSearchParams(location.hash.slice(1));
  const query = fields.get("query");
  if (query === null) return null;
  history.replaceState(null, "", location.pathname + location.search);
  return { query, variables: fields.get("variables") ?? "" };
}

function Playground() {
  const { monaco, actions } = useMonaco();
  useEffect(() => {
    actions.initialize();
  }, [actions]);
  // GraphiQL would show itself before its editor is there, and a tab opened then gets the text of the first one.
  if (!monaco) return <p role="status">Loading the editor…</p>;
  return (
    <GraphiQL
      fetcher={fetcher}
      // Tabs of before take the place of these. A query that is handed over then gets a tab beside them.
      defaultTabs={handedOver ? [handedOver, ...examples] : examples}
      {...(handedOver && { initialQuery: handedOver.query, initialVariables: handedOver.variables })}
      storage={storage}
      inputValueDeprecation
      schemaDescription
    >
      <GraphiQL.Logo>Pressgraph</GraphiQL.Logo>
    </GraphiQL>
  );
}
