/** Uniform in [0, 1), from the runtime's own source, which cannot be guessed. */
export const random = () => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32
