/**
 * Writes where a piece goes, by when and for how much before the page's first paint: the page is the same for everyone, the
 * country is the reader's own. Without a choice the country of the browser's time zone is kept as a guess.
 */
import type { TariffView } from '#contract/tariff/tariff.ts';
import { timeZonesOf } from '#domain/address/country-of-time-zone.ts';
import { countryCookie } from '#domain/address/own-country.ts';
import { elsewhere } from '../address/place-name.ts';
import { deliveryWords, type Parcel } from './delivery-words.ts';

/** Stands for the country's name. */
const gap = '{}';

/** Its frames come before paints: the words are there as soon as their elements are. */
const writer = `((clocks,zones,never)=>{const d=document,frame=requestAnimationFrame,key='${countryCookie}=';
let[,to]=RegExp('(?:^|; )'+key+'([A-Z]{2})').exec(d.cookie)||[];
if(!to&&(to=clocks.split(' '+Intl.DateTimeFormat().resolvedOptions().timeZone+'=')[1]?.slice(0,2)))
d.cookie=key+to+'-guess; Path=/; Max-Age=31536000; SameSite=Lax'+(location.protocol==='https:'?'; Secure':'');
if(!to)return;
const[,main,free]=zones.find(([codes])=>codes.includes(to))||zones.find(([codes])=>!codes)||[,never,''],
name=to==='${elsewhere}'?'your country':new Intl.DisplayNames('en-GB',{type:'region'}).of(to),
write=()=>{const[line,note]=d.querySelectorAll('.delivery-line [data-early]');
if(!note)return d.readyState==='loading'&&frame(write);
line.textContent=main.replace('${gap}',name);if(free!=null)note.textContent=free};
frame(write)})`;

/** @returns a script for the head of a kept page */
export function earlyDelivery(tariff: TariffView, parcel: Parcel): string {
  const wordsTo = (zones: TariffView['zones']) => deliveryWords(tariff, { zones, place: gap }, parcel);
  const anywhere = deliveryWords(tariff, { zones: tariff.zones, place: null }, parcel).free;
  const zones = tariff.zones.map((zone) => {
    const { main, free } = wordsTo([zone]);
    // What the page says anyway isn't said again.
    return [zone.countries.join(' '), main, ...(free === anywhere ? [] : [free && `${free} `])];
  });
  const clocks = tariff.zones.flatMap(({ countries }) => countries.flatMap(clocksOf));
  const data = [`${clocks.map((clock) => ` ${clock}`).join('')} `, zones, wordsTo([]).main];
  return `${writer}(${data.map((value) => JSON.stringify(value).replaceAll('<', '\\u003c')).join()})`;
}

const clocksOf = (country: string): string[] => timeZonesOf(country).map((zone) => `${zone}=${country}`);
