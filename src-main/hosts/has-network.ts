import { networkInterfaces } from 'node:os'

/** Without any network card Chromium finds no ICE candidates, and the demo exchange could not be heard. */
export const loopbackSwitch = 'allow-loopback-in-peer-connection'

/** The machine has an address beside its own loopback. */
export function hasNetwork(interfaces = networkInterfaces()): boolean {
  return Object.values(interfaces).some((addresses) => addresses?.some(({ internal }) => !internal))
}
