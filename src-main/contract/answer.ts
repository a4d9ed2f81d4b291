import type { WindowId } from './ids.ts'
import { type Handlers, type RequestName, requests } from './requests.ts'
import { failure, type Result } from './result.ts'

/**
 * Answers one raw request from a window, whichever host carried it.
 * Never throws: what went wrong comes back as a code, and `report` keeps the stack on this side.
 */
export async function answer(
  handlers: Handlers,
  name: string,
  raw: unknown,
  from: WindowId,
  report: (name: string, error: unknown) => void,
): Promise<Result<unknown>> {
  if (!isRequestName(name)) return failure('invalid-input', 'unknown request')
  const input = requests[name].input.safeParse(raw)
  if (!input.success)
    return failure('invalid-input', input.error.issues.map(({ path }) => path.join('.')).join(', '))
  try {
    // The map ties each name to its own input; TypeScript cannot follow that through a union of names.
    const handle = handlers[name] as (
      input: unknown,
      from: WindowId,
    ) => Result<unknown> | Promise<Result<unknown>>
    return await handle(input.data, from)
  } catch (error) {
    report(name, error)
    return failure('internal')
  }
}

function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(requests, name)
}
