/** Random numbers in [0, 1) that are the same for the same seed: a Weyl sequence, its steps hashed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    for (const factor of [0x21f0aaad, 0x735a2d97]) {
      mixed = Math.imul(mixed ^ (mixed >>> 16), factor) >>> 0;
    }
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}
