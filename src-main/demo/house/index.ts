import { firms } from './firms.ts'
import type { DemoCustomer, DemoInitials } from './kinds.ts'
import { mariaRossi } from './maria-rossi.ts'
import { peopleOfTheNorth } from './people-north.ts'
import { peopleOfTheSouth } from './people-south.ts'
import { sharedNumbers } from './shared-numbers.ts'

/** Invented, all of them: the first sits at the desk when the demo starts. */
export const demoAgents: Readonly<Record<DemoInitials, string>> = {
  GR: 'Gaia Ricci',
  GB: 'Giorgio Bassi',
  LT: 'Luca Tosi',
  SC: 'Sara Conti',
}

/** The longest known first; Maria Rossi comes last, so that the list of new cards begins with her. */
export const demoCustomers: readonly DemoCustomer[] = [
  ...peopleOfTheNorth,
  ...peopleOfTheSouth,
  ...firms,
  ...sharedNumbers,
  mariaRossi,
]
