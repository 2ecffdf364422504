import 'fake-indexeddb/auto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { decodeB64 } from '@/wire/b64'
import { joined, utf8 } from '@/wire/bytes'
import { hasSigned, requireSignature } from '@/wire/ed25519'
import { KeyUnsupportedError } from '@/wire/errors'
import { findKeyObstacle, generateKey, signerOf } from '@/wire/key'
import { deleteKey, getKey, listKeys, putKey, type StoredKey } from '@/wire/keystore'
import { codeOf, fromHex, seedOf, signerFrom } from '../examples'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('a key', () => {
  test('signs and cannot be read out', async () => {
    const key = await generateKey()
    const data = utf8('message')
    const signature = await signerOf(key).sign(data)
    expect(await hasSigned(decodeB64(key.publicKey, 32), signature, data)).toBe(true)
    expect(key.privateKey.extractable).toBe(false)
    expect(key.privateKey.usages).toEqual(['sign'])
    await expect(crypto.subtle.exportKey('pkcs8', key.privateKey)).rejects.toThrow()
    expect(await findKeyObstacle()).toBeNull()
  })

  test('with another public half is refused', async () => {
    const key = await generateKey()
    expect(await codeOf(() => signerOf({ ...key, publicKey: 'AAAA' }))).toBe('malformed')
  })
})

describe('a browser that cannot', () => {
  test('for want of a secure line says so', async () => {
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
    expect(await findKeyObstacle()).toBeInstanceOf(KeyUnsupportedError)
    const data = new Uint8Array(64).fill(2)
    expect(await codeOf(() => hasSigned(data.slice(32), data, data))).toBe('key-unsupported')
  })

  test.each(['generateKey', 'importKey', 'sign'] as const)('for want of Ed25519 in %s says so', async (step) => {
    const key = await generateKey()
    const lacking = new DOMException('Algorithm: Unrecognized name', 'NotSupportedError')
    vi.spyOn(crypto.subtle, step).mockRejectedValue(lacking)
    const act = {
      generateKey,
      importKey: () => hasSigned(decodeB64(key.publicKey), new Uint8Array(64).fill(2), utf8('')),
      sign: () => signerOf(key).sign(utf8('')),
    }[step]
    expect(await codeOf(act)).toBe('key-unsupported')
  })

  test('for another reason is not said to lack anything', async () => {
    vi.spyOn(crypto.subtle, 'generateKey').mockRejectedValue(new Error('other'))
    await expect(findKeyObstacle()).rejects.toThrow('other')
    vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('no point', 'DataError'))
    expect(await hasSigned(new Uint8Array(32).fill(2), new Uint8Array(64).fill(2), utf8(''))).toBe(false)
  })
})

describe('a signature', () => {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n

  test('stands for one message and one key', async () => {
    const [one, other] = [await generateKey(), await generateKey()]
    const signature = await signerOf(one).sign(utf8('message'))
    const key = decodeB64(one.publicKey)
    expect(await hasSigned(key, signature, utf8('message'))).toBe(true)
    expect(await hasSigned(key, signature, utf8('messagf'))).toBe(false)
    expect(await hasSigned(decodeB64(other.publicKey), signature, utf8('message'))).toBe(false)
    expect(await hasSigned(key, joined(signature, utf8('m')), utf8('essage'))).toBe(false)
    expect(await hasSigned(key.slice(1), signature, utf8('message'))).toBe(false)
    expect(await codeOf(() => requireSignature(key, signature, utf8('')))).toBe('signature-wrong')
  })

  test('has one form: S plus the group order is refused', async () => {
    const key = await generateKey()
    const signature = await signerOf(key).sign(utf8('message'))
    const digits = Array.from(signature.slice(32).reverse(), (byte) => byte.toString(16).padStart(2, '0')).join('')
    const second = fromHex((BigInt(`0x${digits}`) + order).toString(16).padStart(64, '0')).reverse()
    expect(await hasSigned(decodeB64(key.publicKey), joined(signature.slice(0, 32), second), utf8('message'))).toBe(false)
  })

  // The eight points of small order and their second spellings; a browser takes some of them for every message.
  test.each([
    `01${'00'.repeat(31)}`, `01${'00'.repeat(30)}80`, '00'.repeat(32), `${'00'.repeat(31)}80`,
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
    `ec${'ff'.repeat(30)}7f`, `ec${'ff'.repeat(31)}`, `ed${'ff'.repeat(30)}7f`, `ee${'ff'.repeat(30)}7f`, 'ff'.repeat(32),
  ])('of the key %s is never believed', async (digits) => {
    const key = fromHex(digits)
    const neutral = fromHex(`01${'00'.repeat(31)}`)
    for (const point of [key, neutral, new Uint8Array(32)]) {
      for (const text of ['any', 'message', '']) {
        expect(await hasSigned(key, joined(point, new Uint8Array(32)), utf8(text))).toBe(false)
      }
    }
  })

  // Made with a small-order point added to R, to A, or to both; the desk's library refuses them too.
  test.each([
    ['7767a3242dc9b58bbc68488c1265cc6cc5f26c6f3c88a5d55e901b0734dca572', '684c0d53ab44de46d526ab4d33b5947bab9d77af687fe0a09518a5f6df4a86ebca0b043d285ec6d5155e0837de6e6acf891544daf9ac6a9f1b42997a587d9603', true],
    ['7767a3242dc9b58bbc68488c1265cc6cc5f26c6f3c88a5d55e901b0734dca572', 'dfd3145e691e9b998cb20bd6e1790ccfbd79f23e01dc20a7349e3aec7193acf61e8792bc2deb903c9832d288b53603f08d23a5ff0fa9402ff18d25eea183860d', false],
    ['6a84d583f06569edb3f5ed77df65544b27d6948b4f0b2cb76f33dd8413b20719', '684c0d53ab44de46d526ab4d33b5947bab9d77af687fe0a09518a5f6df4a86ebb7ab40fba78157e744451cd416f9050f637d2b4b2b2041686c242014b5224004', false],
    ['6a84d583f06569edb3f5ed77df65544b27d6948b4f0b2cb76f33dd8413b20719', 'dfd3145e691e9b998cb20bd6e1790ccfbd79f23e01dc20a7349e3aec7193acf621a117cc4ae1da904b461f1bf99ee22a6889c825302272a7e7eeb567907e780b', false],
  ])('of %s: %s', async (key, signature, isGood) => {
    expect(await hasSigned(fromHex(key), fromHex(signature), utf8('hello'))).toBe(isGood)
  })

  test('is the same as anywhere else', async () => {
    // RFC 8032, section 7.1, test 2.
    const seed = fromHex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb')
    const signer = await signerFrom(seed, 'PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=')
    expect(await signer.sign(fromHex('72'))).toEqual(
      fromHex('92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'),
    )
    expect((await seedOf('')).length).toBe(32)
  })
})

describe('the store of keys', () => {
  const stored = async (id: string): Promise<StoredKey> => ({
    ...{ id, party: 'relief', desk: 'ops', origin: 'desk.example/log', logKey: 'desk.example/log+597c76ec+A' },
    ...{ label: 'front desk', invite: 'invite.code', createdAt: '2016-09-17T11:24:00Z' },
    ...(await generateKey()),
  })

  test('keeps, returns and forgets keys that still cannot be read out', async () => {
    const [one, other] = [await stored('one'), await stored('other')]
    await putKey(one)
    await putKey(other)
    expect((await listKeys()).map((key) => key.id)).toEqual(['one', 'other'])
    const back = await getKey('one')
    expect(back).toMatchObject({ party: 'relief', publicKey: one.publicKey, label: 'front desk' })
    expect(back?.privateKey.extractable).toBe(false)
    const signature = await signerOf(back as StoredKey).sign(utf8('message'))
    expect(await hasSigned(decodeB64(one.publicKey), signature, utf8('message'))).toBe(true)
    await putKey({ ...other, label: 'back desk' })
    expect((await getKey('other'))?.label).toBe('back desk')
    await deleteKey('one')
    expect(await getKey('one')).toBeUndefined()
    expect((await listKeys()).length).toBe(1)
  })

  test('rejects what the browser cannot keep', async () => {
    const key = await stored('bad')
    await expect(putKey({ ...key, label: (() => '') as never })).rejects.toThrow()
    expect(await getKey('bad')).toBeUndefined()
  })

  test('rejects where the browser keeps nothing', async () => {
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new DOMException('storage is switched off', 'SecurityError')
      },
    })
    await expect(listKeys()).rejects.toThrow('switched off')
  })
})
