import './no-eval.ts'
import '@fontsource-variable/inter/wght.css'
import './ui/tokens.css'
import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startWindow } from './start-window.tsx'

const root = document.getElementById('root')
if (root) startWindow(window, (screen) => createRoot(root).render(<StrictMode>{screen}</StrictMode>))
