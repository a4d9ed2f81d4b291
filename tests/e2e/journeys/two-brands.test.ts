import { tellAtThePbx } from './tell.ts'
import { twoBrands } from './two-brands.ts'

tellAtThePbx({ twoBrands })
