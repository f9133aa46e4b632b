/** The version of the format that `marsad extract` prints. */
export const EXTRACTION_SCHEMA = 1;
/** The version of the program; the same as in package.json, which a test checks. */
export const VERSION = '0.1.0';
