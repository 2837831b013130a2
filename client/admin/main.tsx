/** Start of the console: words, then the session, then the pages. */
import '../kit/ui/tokens.css';
import '../kit/ui/fonts.css';
import '../kit/ui/base.css';
import '../kit/ui/components.css';
import './look/tokens.css';
import './look/shell.css';
import './look/controls.css';
import './look/table.css';
import './look/charts.css';
import './look/screens.css';
import './look/narrow.css';
import './look/print.css';
import { render } from 'preact';
import { required } from '#shared/kernel/assert.ts';
import { startLanguage } from '../kit/language/language.ts';
import { App } from './app.tsx';
import { followCampaign } from './state/campaign.ts';
import { followAddress } from './state/route.ts';
import { startSession } from './state/session.ts';

await startLanguage('admin');
followAddress();
followCampaign();
render(<App />, required(document.getElementById('app'), 'The page has a place for the console.'));
await startSession();
