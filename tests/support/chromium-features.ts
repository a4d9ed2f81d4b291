/** What Playwright turns off by itself: a second switch would turn it on again. Its own story compares the two. */
export const offByPlaywright = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
]

/**
 * What drops down from the address bar is two pages of Chromium's own, drawn ahead for every window: as much work of
 * the processor as the console's window is (docs/decisions/0192).
 */
const belowTheAddressBar = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup']

export const featuresTurnedOff = `--disable-features=${[...offByPlaywright, ...belowTheAddressBar].join(',')}`
