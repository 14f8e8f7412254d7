import { registerEnumType } from "type-graphql";
import {
  centralityMeasures,
  communityAlgorithms,
  freshnessLevels,
  keysOf,
  timelineIntervals,
} from "../arguments/choices.ts";
import { byField, entityFieldNames, entityFields, type ShownField, shownFields } from "../entity-fields.ts";
import { marks } from "../extraction/proposal.ts";
import { verdicts } from "../identity/decisions.ts";
import { joinRules } from "../identity/join-reason.ts";
import { entityKinds, kindTable, ontology, relationFamilies, relationTypes } from "../ontology.ts";
import { entityOrders, neighborOrders, relationOrders } from "../orders.ts";
import { extractorNames, partVerdicts, proposalStatuses } from "../proposals/stored-proposal.ts";
import { matchRules } from "../review/comparison.ts";
import { conflictRules } from "../review/find-conflicts.ts";

const sameValues = <T extends string>(values: readonly T[]) =>
  Object.fromEntries(values.map((value) => [value, value])) as { [V in T]: V };

/** As a constant is written: birthDate is BIRTH_DATE. */
const upperCase = (name: string) => name.replace(/[A-Z]/g, "_$&").toUpperCase();

export const EntityKindEnum = sameValues(entityKinds);
export const RelationTypeEnum = sameValues(relationTypes);
export const RelationFamilyEnum = sameValues(keysOf(relationFamilies));
export const DirectionEnum = sameValues(["OUT", "IN", "BOTH"]);
export const NeighborOrderEnum = sameValues(keysOf(neighborOrders));
export const RelationOrderEnum = sameValues(keysOf(relationOrders));
export const EntityOrderEnum = sameValues(keysOf(entityOrders));
export const TraversalLimitEnum = sameValues(["DEPTH", "NODES", "TIME", "PER_TYPE", "PATHS"]);
export const CentralityMeasureEnum = sameValues(keysOf(centralityMeasures));
export const CommunityAlgorithmEnum = sameValues(keysOf(communityAlgorithms));
export const FreshnessEnum = sameValues(freshnessLevels);
export const VerdictEnum = sameValues(verdicts);
export const JoinRuleEnum = sameValues(joinRules);
export const MatchRuleEnum = sameValues(matchRules);
export const ConflictRuleEnum = sameValues(conflictRules);
export const TimelineIntervalEnum = sameValues(timelineIntervals);
export const ProposalStatusEnum = sameValues(proposalStatuses);
export const PartVerdictEnum = sameValues(partVerdicts);
export const ExtractorEnum = sameValues(extractorNames);
export const RelationMarkEnum = sameValues(marks);
/** The enum of each field of an entity that has one. */
export const fieldEnums = byField((_, row) => (row.type === "CHOICE" ? sameValues(keysOf(row.values)) : null));
/** The fields of an entity. The parts of its point are one. */
export const EntityFieldEnum = Object.fromEntries(
  shownFields.flatMap((field) => (field === "name" ? [] : [[upperCase(field), field]])),
) as Readonly<Record<string, Exclude<ShownField, "name">>>;

for (const field of entityFieldNames) {
  const [row, values] = [entityFields[field], fieldEnums[field]];
  if (row.type === "CHOICE" && values !== null)
    registerEnumType(values, {
      name: row.enumName,
      description: `What the field \`${field}\` says.`,
      valuesConfig: row.values,
    });
}
registerEnumType(EntityFieldEnum, {
  name: "EntityField",
  description: "A field of an entity that articles give.",
  valuesConfig: Object.fromEntries(
    Object.entries(EntityFieldEnum).map(([value, field]) => [value, { description: `The field \`${field}\`.` }]),
  ),
});
registerEnumType(EntityKindEnum, {
  name: "EntityKind",
  description: "What an entity is.",
  valuesConfig: kindTable,
});
registerEnumType(RelationTypeEnum, {
  name: "RelationType",
  description:
    "The type of a relation between two entities. `ontology` has the labels of each type and the kinds of its ends.",
  valuesConfig: Object.fromEntries(
    relationTypes.map((type) => {
      const { label, inverseLabel, sources, targets, symmetric } = ontology[type];
      const kinds = `${sources.join(" or ")} ${symmetric ? "and" : "to"} ${targets.join(" or ")}`;
      return [type, { description: `${kinds}: ${symmetric ? label : `${label}, or ${inverseLabel}`}.` }];
    }),
  ),
});
registerEnumType(RelationFamilyEnum, {
  name: "RelationFamily",
  description: "Relation types that belong together. There are few, so that a picture can tell them apart.",
  valuesConfig: relationFamilies,
});
registerEnumType(DirectionEnum, {
  name: "Direction",
  description:
    "The direction of a relation, seen from an entity. A symmetric relation has no direction and always passes.",
  valuesConfig: {
    OUT: { description: "From the entity to its neighbor." },
    IN: { description: "From the neighbor to the entity." },
    BOTH: { description: "Either way; also of a symmetric relation." },
  },
});
registerEnumType(NeighborOrderEnum, {
  name: "NeighborOrder",
  description: "The order of neighbors. Ties are broken by id.",
  valuesConfig: {
    DEGREE: { description: "The best connected first." },
    NAME: { description: "By name, without regard to case and accents." },
    NEWEST: { description: "By the latest start of its relations to the entity, undated ones last." },
    SOURCES: { description: "By the number of sources of its relations to the entity, the most first." },
  },
});
registerEnumType(RelationOrderEnum, {
  name: "RelationOrder",
  description: "The order of relations. Ties are broken by id.",
  valuesConfig: {
    NEWEST: { description: "The latest start first, undated ones last." },
    OLDEST: { description: "The earliest start first, undated ones last." },
    CONFIDENCE: { description: "The highest confidence first." },
    SOURCES: { description: "Those with the most sources first." },
  },
});
registerEnumType(EntityOrderEnum, {
  name: "EntityOrder",
  description: "The order of entities. Ties are broken by id.",
  valuesConfig: {
    NAME: { description: "By name, without regard to case and accents." },
    DEGREE: { description: "The best connected first." },
  },
});
registerEnumType(TraversalLimitEnum, {
  name: "TraversalLimit",
  description: "The limit that ended a traversal early.",
  valuesConfig: {
    DEPTH: { description: "The depth was reached, and another hop would find more." },
    NODES: { description: "The number of entities in the answer reached its limit." },
    TIME: { description: "The time ran out. What was found by then is in the answer, and correct." },
    PER_TYPE: { description: "An entity has more neighbors by one relation type than `perType`." },
    PATHS: { description: "There are more paths than the limit." },
  },
});
registerEnumType(CentralityMeasureEnum, {
  name: "CentralityMeasure",
  description: "A measure of how central an entity is.",
  valuesConfig: {
    DEGREE: { description: "The number of relations." },
    PAGERANK: {
      description: "PageRank with a damping factor of 0.85: how often a random walk along relations visits the entity.",
    },
    BETWEENNESS: {
      description:
        "The number of shortest paths between others on which it lies. Above 5,000 entities it is estimated from 100 of them, always the same ones.",
    },
    CLOSENESS: {
      description:
        "The inverse of its mean distance to the entities that it reaches, times the share of the graph that these are (Wasserman and Faust). So a small component does not look central.",
    },
  },
});
registerEnumType(CommunityAlgorithmEnum, {
  name: "CommunityAlgorithm",
  description: "An algorithm that finds communities.",
  valuesConfig: {
    LOUVAIN: { description: "Maximizes modularity by moving entities, then whole communities." },
    LEIDEN: { description: "Like LOUVAIN, with communities that are always connected." },
    CONNECTED_COMPONENTS: { description: "The connected components." },
  },
});
registerEnumType(VerdictEnum, {
  name: "Verdict",
  description: "What a person decided of two members.",
  valuesConfig: {
    SAME: { description: "They are one entity, whatever names and registers say." },
    DIFFERENT: { description: "They are two entities, and no rule joins them." },
    WITHDRAWN: { description: "What was decided before no longer holds: names and registers tell." },
  },
});
registerEnumType(JoinRuleEnum, {
  name: "JoinRule",
  description: "Why two members are one entity.",
  valuesConfig: {
    DECISION: { description: "A person decided so." },
    REGISTER: { description: "They share an id in a register that names one entity." },
    NAME: { description: "They have the same name, and no other entity has it." },
    ALIAS: { description: "One has the name that the other has as an alias, and means no other by it." },
  },
});
registerEnumType(FreshnessEnum, {
  name: "Freshness",
  description: "Which state of the graph a computed answer may show.",
  valuesConfig: {
    LATEST: {
      description: "The current state. If the answer has not been computed, the request waits until the timeout.",
    },
    CACHED: {
      description:
        "The last computed answer, however old; its version and time tell the age. Like LATEST if there is none.",
    },
  },
});
registerEnumType(TimelineIntervalEnum, {
  name: "TimelineInterval",
  description: "How long a period of a timeline is.",
  valuesConfig: { YEAR: { description: "A year." }, MONTH: { description: "A month of a year." } },
});

registerEnumType(MatchRuleEnum, {
  name: "MatchRule",
  description: "What tells that two entities may be one, or that they are two.",
  valuesConfig: {
    SAME_ID: { description: "Both have an id in a register that gives each entity one." },
    SAME_OTHER_ID: { description: "Both have an id that several entities may share, such as a website." },
    NAME: {
      description:
        "They have similar names. Words are compared in any order, without legal forms and titles. Rare words count more.",
    },
    ACRONYM: { description: "One has the initials of the other's name as its name." },
    SAME_PLACE: { description: "Both are located in the same place; in an answer of `match`, in the place asked for." },
    SAME_COUNTRY: { description: "It is of the country that `match` was asked for." },
    SHARED_NEIGHBORS: { description: "They share neighbors that have at most 50 relations." },
    DIFFERENT_IDS: { description: "They have two ids in a register that gives each entity one." },
    OTHER_COUNTRY: { description: "They are of different countries." },
    OTHER_PLACE: { description: "It is located elsewhere than `match` was asked for." },
    OTHER_BIRTH_YEAR: { description: "They were born in different years." },
    NAMED_APART: { description: "One article names them as two." },
  },
});
registerEnumType(ConflictRuleEnum, {
  name: "ConflictRule",
  description: "What does not fit together in what is said of who is who.",
  valuesConfig: {
    SHARED_ID: {
      description:
        "Several entities have an id in a register that gives each entity one, and something keeps them apart.",
    },
    SEVERAL_IDS: { description: "An entity has several ids in a register that gives each entity one." },
    AMBIGUOUS_NAME: { description: "An article gives a name without an id, and several entities have it." },
    KEPT_APART: { description: "Two entities are one by their names, but for a decision or a record that names both." },
    NAMED_APART: { description: "An article names two members of one entity as two." },
  },
});
registerEnumType(ProposalStatusEnum, {
  name: "ProposalStatus",
  description: "How far a proposal is.",
  valuesConfig: {
    EXTRACTING: { description: "An extractor reads the text, or the text waits for it." },
    FAILED: { description: "The extractor gave nothing; `error` tells why." },
    OPEN: { description: "A person is to review it." },
    ACCEPTED: { description: "A person took some of it, which is in the graph." },
    REJECTED: { description: "A person took nothing of it." },
  },
});
registerEnumType(PartVerdictEnum, {
  name: "PartVerdict",
  description: "What a reviewer says of a part of a proposal.",
  valuesConfig: {
    OPEN: { description: "Nothing yet." },
    ACCEPTED: { description: "It is to be taken, or was." },
    REJECTED: { description: "It is not to be taken." },
  },
});
registerEnumType(ExtractorEnum, {
  name: "Extractor",
  description: "A program that reads a text and proposes what it says.",
  valuesConfig: {
    OFFLINE: {
      description:
        "Rules and patterns on this machine, for German and English. They find little, and most of it is right.",
    },
    LANGUAGE_MODEL: { description: "The language model that the settings name. The text is sent to it." },
  },
});
registerEnumType(RelationMarkEnum, {
  name: "RelationMark",
  description: "Why a proposed relation may be no fact.",
  valuesConfig: {
    NEGATED: { description: "The text denies it." },
    POSSIBLE: { description: "The text plans, expects, doubts or asks it." },
    REPORTED: { description: "The text gives it as what somebody claims." },
  },
});
