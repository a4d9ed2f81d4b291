/** Lets a window of ours clear its own heap at a moment of its choosing: `collect-between-calls.ts` of the renderer. */
export const engineFlags = { name: 'js-flags', value: '--expose-gc' } as const
