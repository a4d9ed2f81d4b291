import { reports } from './reports.ts'
import { tellAnywhere } from './tell.ts'

tellAnywhere({ reports })
