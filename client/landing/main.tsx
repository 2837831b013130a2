/** The first page of a server: three doors. */
import { render } from 'preact';
import { required } from '#shared/kernel/assert.ts';
import { startLanguage } from '../kit/language/language.ts';
import '../kit/ui/tokens.css';
import '../kit/ui/fonts.css';
import '../kit/ui/base.css';
import '../kit/ui/components.css';
import './landing.css';
import { Landing } from './landing.tsx';

const root = required(document.getElementById('app'), 'The page has a place for the app.');
await startLanguage('landing');
render(<Landing />, root);
