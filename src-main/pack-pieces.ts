import { openPiece, sealPiece } from './recording/cipher.ts'
import { masterKey, type Pieces } from './review-pack/cipher.ts'

/** Recordings and packs are sealed piece by piece in the same way. */
export const packPieces: Pieces = { seal: sealPiece, open: openPiece, derive: masterKey }
