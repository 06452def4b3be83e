/**
 * AES-256-CTR (NIST SP 800-38A) over the files of one upload, readable from any offset.
 * The counter block is the file's serial number (8 bytes, big-endian) then the block's number in the file (8 bytes):
 * a serial is never given twice under one key, so cutting a refused file off the spool never reuses keystream.
 * Confidentiality only: the spool lives under the data folder for the time of one reading, and its key in memory alone.
 */
import { createCipheriv } from 'node:crypto'

const blockBytes = 16

/** A function that encrypts or decrypts (CTR is its own inverse) consecutive bytes from `offset` of the file `serial`. */
export function keystreamAt(key: Uint8Array, serial: number, offset: number): (bytes: Uint8Array) => Uint8Array<ArrayBuffer> {
  const counter = Buffer.alloc(blockBytes)
  counter.writeBigUInt64BE(BigInt(serial), 0)
  counter.writeBigUInt64BE(BigInt(Math.floor(offset / blockBytes)), 8)
  const cipher = createCipheriv('aes-256-ctr', key, counter)
  cipher.update(Buffer.alloc(offset % blockBytes))
  return (bytes) => {
    const out = cipher.update(bytes)
    // A plain Uint8Array, as in a browser: `Buffer` overrides `slice` and `toString`.
    return new Uint8Array(out.buffer, out.byteOffset, out.byteLength)
  }
}
