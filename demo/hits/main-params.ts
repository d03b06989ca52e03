/** The parameters that tell what was recorded, in reading order; the others are about the browser and the clock. */
const main = [
  'action_name',
  'e_c',
  'e_a',
  'e_n',
  'e_v',
  'idgoal',
  'revenue',
  'search',
  'search_cat',
  'search_count',
  'c_n',
  'c_p',
  'c_t',
  'c_i',
  'ec_id',
  'ec_st',
  'ec_tx',
  'ec_sh',
  'ec_dt',
  'ec_items',
  '_pks',
  '_pkn',
  '_pkc',
  '_pkp',
  'link',
  'download',
  'uid',
  'new_visit',
  'cdo',
  'cvar',
  '_cvar',
  'url',
  'urlref',
]

/** The parameters worth a look, as pairs of name and value. */
export function mainParams(params: Record<string, string>): [string, string][] {
  const dimensions = Object.keys(params).filter((name) => /^dimension\d+$/.test(name))
  const names = [...main.slice(0, -2), ...dimensions, ...main.slice(-2)]
  return names.flatMap((name) => (params[name] ? [[name, params[name]]] : []))
}
