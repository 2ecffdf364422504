/** Which component shows which page. */
import type { Component } from 'svelte'
import Arrangement from '@/pages/Arrangement.svelte'
import FileNotice from '@/pages/FileNotice.svelte'
import HaltPage from '@/pages/HaltPage.svelte'
import Log from '@/pages/Log.svelte'
import MapAndList from '@/pages/MapAndList.svelte'
import NoticePage from '@/pages/NoticePage.svelte'
import Now from '@/pages/Now.svelte'
import NoSuchPage from './NoSuchPage.svelte'
import type { Page } from './router.svelte'

export const PAGE_OF: Record<Page, Component<{ about: string }>> = {
  now: Now,
  map: MapAndList,
  file: FileNotice,
  notice: NoticePage,
  halt: HaltPage,
  log: Log,
  arrangement: Arrangement,
  enrol: Now,
  sit: Now,
  unknown: NoSuchPage,
}
