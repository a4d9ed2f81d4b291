import { changeLog } from './0001-change-log.ts'
import type { Migration } from './migration.ts'

/** Every migration in order; a new one is added at the end. */
export const migrations: readonly Migration[] = [changeLog]
