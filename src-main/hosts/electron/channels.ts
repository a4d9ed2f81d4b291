/** The two channels between preload and main process. */
export const requestChannel = 'pronto:request'
export const eventChannel = 'pronto:event'
