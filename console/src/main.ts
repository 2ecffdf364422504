import { mount } from 'svelte'
import './frame/base.css'
import App from './frame/App.svelte'
import { preferred, speak } from './words/index.svelte'
import { applyTheme } from './frame/theme'

applyTheme()
void speak(preferred()).then(() => mount(App, { target: document.querySelector('#console')! }))
