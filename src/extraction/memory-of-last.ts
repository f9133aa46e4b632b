/**
 * A memory of what was worked out about the parts of one whole: the units of a sentence, the names of an article. Articles are read one
 * after another and sentence by sentence, so that it holds the last whole only, and lets go of it when another is asked about.
 */
export function memoryOfLast<Part, Answer>(): (whole: object) => Map<Part, Answer> {
  let last: object | null = null;
  let known = new Map<Part, Answer>();
  return (whole) => {
    if (whole !== last) {
      last = whole;
      known = new Map();
    }
    return known;
  };
}
