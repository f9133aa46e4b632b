import { z } from 'zod';

import { BundleSchema, ExtractionSchema, ManifestEntrySchema } from '../../model/index.ts';
import { ActorForm, AmbiguousForm, JudgeForm, ListsForm, PackForm, PloverTypeForm, PredicateForm, QuestionKindForm, QuestionMeasureForm, QuestionRelationForm, SharedNameForm } from './forms.ts';

const SCHEMAS = {
  extraction: ExtractionSchema,
  'manifest-entry': ManifestEntrySchema,
  bundle: BundleSchema,
  'resource-actors': z.array(ActorForm),
  'resource-ambiguous': z.array(AmbiguousForm),
  'resource-judge': JudgeForm,
  'resource-lists': ListsForm,
  'resource-ontology': z.array(PloverTypeForm),
  'resource-pack': PackForm,
  'resource-predicates': z.array(PredicateForm),
  'resource-question-kinds': z.array(QuestionKindForm),
  'resource-question-measures': z.array(QuestionMeasureForm),
  'resource-question-relations': z.array(QuestionRelationForm),
  'resource-shared-names': z.array(SharedNameForm),
} as const;

/** JSON Schemas (draft 2020-12) by name: of what Marsad prints and reads, and of the YAML files that people write. */
export function jsonSchemas(): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.entries(SCHEMAS).map(([name, schema]) => [name, z.toJSONSchema(schema, { io: 'input' })]),
  );
}
