/**
 * PostgreSQL types as both drivers are to give them: whole numbers as numbers (no count of ours passes 2^53), dates as
 * their text, JSON parsed, bytes in
 * a buffer of their own, so that a thread can be given them. Keys are object ids of `pg_type`; types not listed come alike from both.
 */
export const COLUMN_PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  17: (text) => new Uint8Array(Buffer.from(text.slice(String.raw`\x`.length), 'hex')), // bytea
  20: Number, // int8
  114: (text) => JSON.parse(text) as unknown, // json
  1082: (text) => text, // date
  1114: (text) => text, // timestamp
  1184: (text) => text, // timestamptz
  1700: Number, // numeric
  3802: (text) => JSON.parse(text) as unknown, // jsonb
};
