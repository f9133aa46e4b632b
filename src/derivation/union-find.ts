/** Which of `size` things belong together, as told pair by pair (union by index, so that the first stays the root). */
export interface UnionFind {
  /** Let the groups of `a` and `b` be one. */
  readonly join: (a: number, b: number) => void;
  /** The first member of the group of `a`. */
  readonly rootOf: (a: number) => number;
}

export function createUnionFind(size: number): UnionFind {
  const parents = Array.from({ length: size }, (_, index) => index);
  const rootOf = (a: number): number => {
    let root = a;
    while (parents[root] !== root) root = parents[root] ?? root;
    // Whoever was passed on the way points to the root from now on.
    for (let each = a; each !== root;) {
      const next = parents[each] ?? root;
      parents[each] = root;
      each = next;
    }
    return root;
  };
  return {
    rootOf,
    join(a, b) {
      const [first, second] = [rootOf(a), rootOf(b)];
      parents[Math.max(first, second)] = Math.min(first, second);
    },
  };
}
