declare module 'to-no-case' {
  export default function toNoCase(name: string): string
}
