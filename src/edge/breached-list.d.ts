declare module '*/common-passwords.bin' {
  const list: ArrayBuffer
  export default list
}
