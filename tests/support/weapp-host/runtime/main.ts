/** The part of the host that runs in the browser: a mini-program on WeChat's own component framework. */
import { globalOptions } from 'glass-easel'
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { Backend } from './backend'
import { registerBuiltins } from './components/builtin'
import { choices } from './components/choices'
import { forms } from './components/form'
import { media } from './components/media'
import { picking } from './components/picking'
import { scrolling, swipeTo } from './components/scrolling'
import { textInputs } from './components/text-input'
import { loadEntry, setCodeSpace } from './modules'
import { reLaunch } from './navigation'
import { setPageSpace } from './pages'
import { type CompiledApp, state, top } from './state'
import { calls, defineSync } from './wx/define'
import { defineDevice, launch } from './wx/device'
import { defineFiles } from './wx/files'
import { defineNetwork, setOnline } from './wx/network'
import { defineScreen } from './wx/screen'
import { createSelectorQuery } from './wx/selector-query'
import { defineStorage } from './wx/storage'

globalOptions.throwGlobalError = false
globalOptions.writeIdToDOM = true

function start(app: CompiledApp): void {
  state.app = app
  sizePages()
  const environment = new MiniProgramEnv()
  const codeSpace = environment.createCodeSpace('', true)
  registerBuiltins(environment, codeSpace as never, {
    ...textInputs,
    ...choices,
    ...forms,
    ...media,
    ...picking,
    ...scrolling,
  })
  const backend = environment.associateBackend(new Backend() as never)
  for (const [path, config] of Object.entries(app.json))
    codeSpace.addComponentStaticConfig(path, config as never)
  for (const [path, content] of Object.entries(app.templates)) {
    // Without the fallback, bindtap on a plain view would become an attribute.
    codeSpace.addCompiledTemplate(path, {
      groupList: app.templates,
      content,
      fallbackListenerOnNativeNode: true,
    } as never)
  }
  for (const [path, css] of Object.entries(app.css)) {
    backend.registerStyleSheetContent(`${path}.wxss`, css)
    codeSpace.addStyleSheet(path, `${path}.wxss`)
  }
  setCodeSpace(codeSpace)
  setPageSpace(backend, codeSpace)
  defineNetwork()
  defineStorage()
  defineScreen()
  defineDevice()
  defineFiles()
  defineSync({ createSelectorQuery })
  loadEntry('app')
  state.instance.onLaunch?.(launch())
  state.instance.onShow?.(launch())
  reLaunch(`/${app.app.pages[0]}`)
}

/** 100vh of a page is the height between the bars, which differ from page to page. */
function sizePages(): void {
  const pages = document.getElementById('mp-pages') as HTMLElement
  new ResizeObserver(() => {
    document.documentElement.style.setProperty('--mp-vh', `${pages.clientHeight / 100}px`)
  }).observe(pages)
}

const linliHost = { start, state, top, calls, setOnline, swipeTo }

export type LinliHost = typeof linliHost

Object.assign(window, { linliHost })
