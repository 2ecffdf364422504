/** A filing under way: its messages in their order, each held until the one before it has its receipt.
 *
 * It outlives a change of the page. After the tab was loaded again it waits for a person to go on,
 * because what was confirmed then may no longer hold. */
import type { FileForm } from './form.svelte'
import type { Problem } from '@/net/api'
import { bare, type PlaceDraft } from '@/parts/place/draft'
import { clock } from '@/state/clock.svelte'
import { desk } from '@/state/desk.svelte'
import { outbox, say, type Saying } from '@/state/say.svelte'
import type { FactOf, KindName } from '@/wire/kinds'
import { t } from '@/words/index.svelte'

export type StepName = 'chosen' | 'read-back' | 'notice'
export type StepState = 'held' | 'sending' | 'waiting' | 'sent' | 'refused'

export interface Step {
  name: StepName
  kind: KindName
  fields: Record<string, unknown>
  summary: string
  state: StepState
  /** The id of its message, once it is signed. */
  id?: string
  problem?: Problem
}

export interface Plan {
  keyId: string
  startedAt: string
  amends: string | null
  audience: string[]
  drill: boolean
  steps: Step[]
}

const KEPT = 'checkfire.filing'
const LOOK_AGAIN_MS = 200

export const filing = $state({
  plan: null as Plan | null,
  running: false,
  /** True once somebody saw that everything was sent. */
  seen: false,
  /** What this page could not sign, if so. */
  fault: null as unknown,
})

/** Tell whether everything of a plan has its receipt. */
export const isDone = (plan: Plan): boolean => plan.steps.every((step) => step.state === 'sent')

/** Tell whether the desk refused one of its messages. */
export const isRefused = (plan: Plan): boolean => plan.steps.some((step) => step.state === 'refused')

/** Tell whether a load of this tab broke a plan off, so that a person has to look at it again. */
export const isBroken = (plan: Plan): boolean =>
  !filing.running && filing.fault === null && !isDone(plan) && !isRefused(plan)

/** The plan of the key that speaks in this tab. */
export function ownPlan(): Plan | null {
  return filing.plan && filing.plan.keyId === desk.key?.id ? filing.plan : null
}

/** File what a form says: choice, read-back, notice. What was said before in the same words is not said again. */
export function file(form: FileForm): Promise<void> {
  const plan = planOf(form)
  const said = ownPlan()?.steps ?? []
  if (plan.audience.join() === ownPlan()?.audience.join() && plan.drill === ownPlan()?.drill) {
    plan.steps = plan.steps.map((step) => said.find((old) => isSame(old, step)) ?? step)
  }
  Object.assign(filing, { plan, seen: false })
  form.keepName()
  return goOn()
}

const isSame = (old: Step, step: Step): boolean =>
  old.state === 'sent' && old.kind === step.kind && JSON.stringify(old.fields) === JSON.stringify(step.fields)

/** Give a filing up; what was sent stands in the log. */
export function giveUp(): void {
  filing.plan = null
  filing.fault = null
  sessionStorage.removeItem(KEPT)
}

/** Go on with what is held, in order, until something is refused. */
export async function goOn(): Promise<void> {
  if (filing.running) return
  filing.running = true
  filing.fault = null
  try {
    await run()
  } catch (cause) {
    filing.fault = cause
  } finally {
    filing.running = false
    keepPlan()
  }
}

async function run(): Promise<void> {
  for (const name of ['chosen', 'read-back', 'notice'] as const) {
    const [plan, step] = [ownPlan(), stepOf(name)]
    if (!plan || !step || step.state === 'sent') continue
    await hand(plan, step)
    if (stepOf(name)?.state !== 'sent') return
  }
}

const stepOf = (name: StepName): Step | undefined => ownPlan()?.steps.find((step) => step.name === name)

async function hand(plan: Plan, step: Step): Promise<void> {
  const known = step.id ?? unnamed(plan, step)
  step.state = 'sending'
  keepPlan()
  if (known) step.id = known
  else step.id = (await say(sayingOf(plan, step))).id
  keepPlan()
  await settle(plan, step)
}

/** What was signed just before the tab was loaded again, and is not named in the plan yet. */
function unnamed(plan: Plan, step: Step): string | undefined {
  const named = plan.steps.map((one) => one.id)
  const item = outbox.items.find(
    (one) => one.kind === step.kind && one.signedAt >= plan.startedAt && !named.includes(one.id),
  )
  return step.state === 'sending' ? item?.id : undefined
}

function sayingOf(plan: Plan, step: Step): Saying<KindName> {
  const before = plan.steps.filter((one) => one !== step && one.name !== 'notice').flatMap((one) => one.id ?? [])
  const about = step.name === 'notice' ? [...(plan.amends ? [plan.amends] : []), ...before] : []
  return {
    kind: step.kind,
    fields: $state.snapshot(step.fields) as FactOf<KindName>,
    about,
    audience: [...plan.audience],
    drill: plan.drill,
    summary: step.summary,
  }
}

/** Wait until the outbox has an answer for a message; while the line is down it goes on sending it. */
async function settle(plan: Plan, step: Step): Promise<void> {
  for (;;) {
    const item = outbox.items.find((one) => one.id === step.id)
    if (!item || desk.key?.id !== plan.keyId) return
    step.state = item.state === 'carried' ? 'waiting' : item.state
    if (item.problem) step.problem = item.problem
    if (step.state === 'sent' || step.state === 'refused') return keepPlan()
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
}

function planOf(form: FileForm): Plan {
  const place = form.place!
  const [person, amends] = [form.confirmedBy.trim(), form.amends?.id ?? null]
  const steps = [...chosenStep(place, person), readBackStep(place, person), noticeStep(form, amends !== null)]
  return {
    keyId: desk.key!.id,
    startedAt: (desk.log?.replay ? clock.now : new Date()).toISOString(),
    amends,
    audience: [...form.to],
    drill: form.drill,
    steps,
  }
}

function chosenStep(place: PlaceDraft, person: string): Step[] {
  if (!place.chosen) return []
  const { landmark, rivals } = place.chosen
  const fields = { phrase: place.stated, landmark, point: place.point, rivals, person }
  const summary = bare(t('file-said-chosen', { landmark }))
  return [{ name: 'chosen', kind: 'checkfire.reading-chosen/1', fields, summary, state: 'held' }]
}

function readBackStep(place: PlaceDraft, person: string): Step {
  const back = place.readBack!
  return {
    name: 'read-back',
    kind: 'checkfire.location-read-back/1',
    fields: { point: back.point, text: back.text, confirmed_by: person },
    summary: bare(t('file-said-read-back', { at: back.decimal })),
    state: 'held',
  }
}

function noticeStep(form: FileForm, amends: boolean): Step {
  const activity = form.activity!
  const answerBy = form.answerByAt
  return {
    name: 'notice',
    kind: amends ? 'checkfire.notice-amended/1' : 'checkfire.notice-filed/1',
    fields: { activity, summary: form.summary.trim(), ...(answerBy ? { answer_by: answerBy } : {}) },
    summary: bare(t(amends ? 'file-said-amended' : 'file-said-notice', { summary: form.summary.trim() })),
    state: 'held',
  }
}

function keepPlan(): void {
  const plan = ownPlan()
  if (plan && !isDone(plan)) sessionStorage.setItem(KEPT, JSON.stringify(plan))
  else sessionStorage.removeItem(KEPT)
}

/** Find a filing that a load of this tab broke off. */
export function findBroken(): void {
  const kept = sessionStorage.getItem(KEPT)
  if (!filing.plan && kept) filing.plan = JSON.parse(kept) as Plan
}

addEventListener('beforeunload', (event) => {
  const plan = ownPlan()
  if (plan && filing.running && !isDone(plan)) event.preventDefault()
})
