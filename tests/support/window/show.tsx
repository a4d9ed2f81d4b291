import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import type { Snapshot } from '../../../src-main/contract/snapshot.ts'
import { createSendRequest } from '../../../src-renderer/bridge/send-request.ts'
import type { MediaAccess } from '../../../src-renderer/media/media.ts'
import { MediaProvider } from '../../../src-renderer/media/media-context.tsx'
import { stateOfSnapshot } from '../../../src-renderer/state/apply-event.ts'
import { ConsoleProvider } from '../../../src-renderer/state/console-context.tsx'
import { createConsoleStore, emptyConsoleState } from '../../../src-renderer/state/console-store.ts'
import { createUiStore } from '../../../src-renderer/state/ui-store.ts'
import { createFakeHost } from './fake-host.ts'
import { snapshotOf } from './fixtures.ts'

/** Draws a screen as the window would after this snapshot, with a host that answers by the contract. */
export function show(
  screen: ReactNode,
  options: {
    snapshot?: Partial<Snapshot>
    answers?: Parameters<typeof createFakeHost>[0]
    media?: MediaAccess
  } = {},
) {
  const host = createFakeHost(options.answers)
  const ui = createUiStore()
  const store = createConsoleStore(stateOfSnapshot(emptyConsoleState, snapshotOf(options.snapshot)))
  const access = { console: store, ui, request: createSendRequest(host, ui) }
  const view = render(
    <ConsoleProvider access={access}>
      <MediaProvider media={options.media ?? null}>{screen}</MediaProvider>
    </ConsoleProvider>,
  )
  return { ...view, host, store, ui, user: userEvent.setup() }
}
