import { screen, within } from '@testing-library/react'
import type { Input } from '../../../src-main/contract/requests.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { type openPackHouse, openPackReader, packPassphrase } from '../../support/open-pack-house.ts'

type House = ReturnType<typeof openPackHouse>

/** A window of an operator's house, and a pack that somebody brought: what answers is the desk for packs itself. */
export function drawPackWindow(house: House) {
  const { handlers } = openPackReader({ tell: (pack) => drawn.access.console.setState({ pack }) })
  const drawn = drawWindow(
    { console: {} },
    {
      'pack:send': (input) => handlers['pack:send'](input as Input<'pack:send'>, house.window),
      'pack:open': (input) => handlers['pack:open'](input as Input<'pack:open'>, house.window),
      'pack:rows': (input) => handlers['pack:rows'](input as Input<'pack:rows'>, house.window),
      'pack:contact': (input) => handlers['pack:contact'](input as Input<'pack:contact'>, house.window),
      'pack:read': (input) => handlers['pack:read'](input as Input<'pack:read'>, house.window),
      'pack:pages': (input) => handlers['pack:pages'](input as Input<'pack:pages'>, house.window),
      'pack:close': () => handlers['pack:close'](null, house.window),
    },
  )
  const { user } = drawn
  return {
    ...drawn,
    rail: () => within(screen.getByRole('navigation', { name: 'Schermate' })),
    /** In the dialog that asks for a file. */
    async gives(file: Buffer, passphrase = packPassphrase) {
      const dialog = within(
        await screen.findByRole('dialog', { name: 'Apri un pacchetto di revisione' }, { timeout: 15_000 }),
      )
      await user.upload(
        dialog.getByLabelText('Scegli il file…', { selector: 'input' }),
        new File([new Uint8Array(file)], 'revisione.pronto-review'),
      )
      await user.type(dialog.getByLabelText('Frase segreta del pacchetto'), passphrase)
      await user.click(dialog.getByRole('button', { name: 'Apri' }))
    },
  }
}
