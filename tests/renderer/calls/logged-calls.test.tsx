import { cleanup, screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { LoggedCall } from '../../../src-main/contract/calls.ts'
import { logged } from '../../support/gallery/calls.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { scenes } from '../../support/gallery/scenes.ts'

/** The one row of a call log in which this is the only call. */
function row(call: Partial<LoggedCall>) {
  const only = logged(1, call)
  drawWindow({ ...scenes.log, console: { loggedById: { [only.id]: only } } })
  return within(within(screen.getByRole('main')).getByRole('article'))
}

const unanswered = { answeredAt: null, outcome: null } as const

it('says that a blocked number did not ring, and that nobody missed it', () => {
  const blocked = row({ ...unanswered, end: { reason: 'blocked', status: 603 } })
  expect(blocked.getByText('Numero bloccato: non ha squillato.')).toBeTruthy()
  expect(blocked.queryByText(/persa/)).toBeNull()
})

it('says that a call was missed because nobody was to be disturbed', () => {
  const missed = row({ ...unanswered, end: { reason: 'do-not-disturb', status: 486 } })
  expect(missed.getByText('persa · Era attivo «Non disturbare».')).toBeTruthy()
})

it('names the colleague who asked, not the customer they asked about', () => {
  const asked = row({
    displayName: 'Luca Tosi',
    number: '1002',
    passedOn: { how: 'asks', by: 'Luca Tosi', openedBy: 'reference' },
  })
  expect(asked.getByText('Luca Tosi')).toBeTruthy()
  expect(asked.queryByText('Maria Rossi')).toBeNull()
})

it('misses the outcome of a call only once it is over', () => {
  const running = row({ outcome: null, endedAt: null, end: null })
  expect(running.getByText(/in corso/)).toBeTruthy()
  expect(running.queryByText('senza esito')).toBeNull()
  cleanup()
  expect(row({ outcome: null }).getByText('senza esito')).toBeTruthy()
})
