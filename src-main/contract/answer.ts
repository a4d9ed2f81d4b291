import type { WindowId } from './ids.ts'
import { type Handlers, type RequestName, requests } from './requests.ts'
import { type FailureCode, failure, type Result } from './result.ts'

/**
 * Answers one raw request from a window, whichever host carried it.
 * Never throws: what went wrong comes back as the code that `caught` gives it; the stack stays on this side.
 */
export async function answer(
  handlers: Handlers,
  name: string,
  raw: unknown,
  from: WindowId,
  caught: (name: string, error: unknown) => FailureCode,
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
    return failure(caught(name, error))
  }
}

function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(requests, name)
}
