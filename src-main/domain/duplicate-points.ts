/** From here on a card is worth showing; families share a number, so that alone is just enough. */
export const possibleDuplicatePoints = 40
/** From here on it most likely is the same customer. */
export const likelyDuplicatePoints = 70
/** What an import tells of: a shared number alone is a family, and a file has thousands of them. */
export const toldDuplicatePoints = 50
