import { uuidv7 } from 'uuidv7'
import { CategoryId, ContractLevelId, DeskId } from '../../src-main/contract/ids.ts'

export const newDeskId = (): DeskId => DeskId.parse(uuidv7())
export const newCategoryId = (): CategoryId => CategoryId.parse(uuidv7())
export const newLevelId = (): ContractLevelId => ContractLevelId.parse(uuidv7())
