import { mount } from 'svelte'
import './frame/base.css'
import App from './frame/App.svelte'
import { preferred, speak } from './words/index.svelte'
import { applyTheme } from './frame/theme'
import { keepSending } from './state/say.svelte'

applyTheme()
void keepSending()
// A language that does not come must not keep the page from opening.
void speak(preferred())
  .catch(() => speak('en'))
  .then(() => mount(App, { target: document.querySelector('#console')! }))
