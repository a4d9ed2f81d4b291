/*
 * Debian 12 and 13 carry no Asterisk; the suites after them do. From these packages the unpacked copy takes what
 * etc/modules.conf names and the libraries that this needs. Where the archive has moved on and a name is gone,
 * everything that `asterisk` depends on is fetched instead (larger, same result).
 */
export const suites = ['forky', 'sid'] as const

export const packages = [
  'asterisk',
  'asterisk-modules',
  'asterisk-core-sounds-en-gsm',
  'libbsd0',
  'libc6',
  'libcap2',
  'libcrypt1',
  'libedit2',
  'libgcc-s1',
  'libgsm1',
  'libjansson4',
  'libmd0',
  'libnspr4',
  'libnss3',
  'libopus0',
  'libsqlite3-0',
  'libsrtp2-1',
  'libssl3t64',
  'libstdc++6',
  'libsystemd0',
  'libtinfo6',
  'liburiparser1',
  'libuuid1',
  'libxml2-16',
  'libxslt1.1',
  'libzstd1',
  'zlib1g',
] as const
