type Part = string | false | null | undefined

/** Names from a CSS module as one class string; what is falsy is left out. */
export function classesOf(module: Readonly<Record<string, string>>) {
  return (...names: readonly Part[]): string =>
    names
      .filter((name): name is string => Boolean(name))
      .map((name) => module[name] ?? name)
      .join(' ')
}
