/** Page models: what a person does, by the roles and words she meets. */
import { expect, type Page } from '@playwright/test'
import { files } from './statements.ts'

export const platform = (): string => {
  const url = process.env.GRENIER_URL
  if (url === undefined) throw new Error('the journeys need the platform: run `npm test`')
  return url
}

const words = {
  fr: {
    email: 'Adresse e-mail',
    passphrase: 'Phrase secrète',
    again: 'La même phrase, encore une fois',
    signUp: 'Créer mon grenier',
    signIn: 'Ouvrir',
    signOut: 'Fermer le grenier',
    choose: 'Choisir des fichiers',
    imports: 'Importer',
    send: 'Lire ces fichiers',
    empty: 'Votre grenier est vide',
    account: 'Compte',
    open: (name: string) => new RegExp(`Ouvrir le grenier .*${name}`),
    group: (n: string) => `Groupe numéro ${n}`,
    confirm: 'Confirmer mon code',
  },
  en: {
    email: 'E-mail address',
    passphrase: 'Passphrase',
    again: 'The same passphrase, once more',
    signUp: 'Create my attic',
    signIn: 'Open',
    signOut: 'Close the attic',
    choose: 'Choose files',
    imports: 'Import',
    send: 'Read these files',
    empty: 'Your attic is empty',
    account: 'Account',
    open: (name: string) => new RegExp(`Open .*${name}`),
    group: (n: string) => `Group number ${n}`,
    confirm: 'Confirm my code',
  },
} as const
export type Lang = keyof typeof words
export const say = (lang: Lang) => words[lang]

export const passphrase = 'quatre mots choisis au hasard'
let people = 0
/** How each begins. */
export const newAddressMark = 'personne-'
/** An address nobody has used in this run. */
export const newAddress = (): string => `${newAddressMark}${process.pid}-${Date.now()}-${people++}@example.org`

export async function signUp(page: Page, lang: Lang = 'fr', email = newAddress(), at = platform()): Promise<string> {
  const w = say(lang)
  await page.goto(`${at}/${lang}/sign-up`)
  await page.getByLabel(w.email).fill(email)
  await page.getByLabel(w.passphrase, { exact: true }).fill(passphrase)
  await page.getByLabel(w.again).fill(passphrase)
  await page.getByRole('button', { name: w.signUp }).click()
  await confirmKit(page, lang, at)
  return email
}

/** The recovery code of the page, as it stands there. */
export async function readKit(page: Page): Promise<string[]> {
  const groups = page.locator('.code code')
  await expect(groups).toHaveCount(9)
  return await groups.allTextContents()
}

/** Types the two groups that are asked, and arrives in the attic; answers the code. */
export async function confirmKit(page: Page, lang: Lang, at = platform()): Promise<string> {
  const groups = await readKit(page)
  const asked = (await page.locator('input[name=asked]').getAttribute('value')) ?? ''
  for (const n of asked.split('-')) await page.getByLabel(say(lang).group(n), { exact: true }).fill(groups[Number(n) - 1] ?? '')
  await page.getByRole('button', { name: say(lang).confirm }).click()
  await expect(page).toHaveURL(`${at}/home`)
  return groups.join('-')
}

export async function tryPerson(page: Page, name: string, lang: Lang = 'fr'): Promise<void> {
  await page.goto(`${platform()}/${lang}/try`)
  await page.getByRole('button', { name: say(lang).open(name) }).click()
  await expect(page).toHaveURL(`${platform()}/home`)
}

/** Chooses files in the form of the page, sends them, and waits for the result (a refusal stays at the form's address). */
export async function bringIn(page: Page, lang: Lang, ...names: (keyof typeof files)[]): Promise<void> {
  const w = say(lang)
  await page.goto(`${platform()}/imports`)
  await page
    .getByLabel(w.choose)
    .setInputFiles(names.map((name) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(files[name]) })))
  await page.getByRole('button', { name: w.send }).click()
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(w.imports)
  // A slow reading has a page of its own, which leads to the result by itself.
  await expect(page.locator('[data-island=importing]')).toHaveCount(0)
}
