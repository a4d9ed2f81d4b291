import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { fillTemplate } from '../../support/fill-template.ts'
import { offerLoopback } from '../../support/pbx/loopback-ice.ts'
import { parseOtherPbx } from '../../support/pbx/other-pbx.ts'
import { distribution } from '../../support/system/machine.ts'

const check = (operand: number) => [
  0x0f,
  0xb6,
  0x40,
  0x04,
  0x83,
  0xf8,
  operand,
  0x0f,
  0x84,
  1,
  2,
  0,
  0,
  0x85,
  0xc0,
]

function moduleOf(...bytes: readonly number[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'pronto-module-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'module.so')
  writeFileSync(file, Buffer.from(bytes))
  return file
}

it('lets loopback into the ICE candidates by one byte, once', () => {
  const file = moduleOf(9, ...check(0x7f), 9)

  expect(offerLoopback(file)).toBe(true)
  expect([...readFileSync(file)]).toEqual([9, ...check(0xff), 9])
  expect(offerLoopback(file)).toBe(true)
  expect([...readFileSync(file)]).toEqual([9, ...check(0xff), 9])
})

it('leaves a module alone where the check is not there, or there twice', () => {
  for (const bytes of [
    [1, 2, 3],
    [...check(0x7f), ...check(0x7f)],
  ]) {
    const file = moduleOf(...bytes)

    expect(offerLoopback(file)).toBe(false)
    expect([...readFileSync(file)]).toEqual(bytes)
  }
})

it('reads where another PBX is', () => {
  expect(parseOtherPbx('pbx.example:8088')).toEqual({
    host: 'pbx.example',
    wsPort: 8088,
    wssPort: 8089,
    sipPort: 5060,
    outsideAddress: '127.0.0.2',
    outsidePort: 5080,
    ami: undefined,
  })
  expect(
    parseOtherPbx('ws://10.0.0.7:80/ws?wss=443&sip=5070&outside=10.0.0.9:5090&ami=5038&secret=s3'),
  ).toEqual({
    host: '10.0.0.7',
    wsPort: 80,
    wssPort: 443,
    sipPort: 5070,
    outsideAddress: '10.0.0.9',
    outsidePort: 5090,
    ami: { host: '10.0.0.7', port: 5038, username: 'tests', secret: 's3' },
  })
})

it.each(['', 'pbx.example', 'pbx.example:0', 'pbx.example:80?sip=x', 'http://pbx.example:80'])(
  'explains PRONTO_PBX when it cannot be read: %s',
  (text) => {
    expect(() => parseOtherPbx(text)).toThrow('PRONTO_PBX has to be host:port')
  },
)

it('tells Debian and Ubuntu from what only resembles them', () => {
  expect(distribution(() => 'NAME="Debian GNU/Linux"\nID=debian\n', 'linux')).toBe('debian')
  expect(distribution(() => 'ID="ubuntu"\nID_LIKE=debian\n', 'linux')).toBe('ubuntu')
  expect(distribution(() => 'ID=raspbian\nID_LIKE=debian\n', 'linux')).toBe('other')
  expect(
    distribution(() => {
      throw new Error('ENOENT')
    }, 'linux'),
  ).toBe('other')
  expect(distribution(() => 'ID=debian\n', 'darwin')).toBe('other')
})

it('fills a template and refuses a name without a value', () => {
  expect(fillTemplate('port={{port}} {{port}}', { port: 5060 })).toBe('port=5060 5060')
  expect(() => fillTemplate('{{port}} {{host}}', { port: 5060 })).toThrow('no value for {{host}}')
})
