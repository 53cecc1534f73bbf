declare module '*/regular.bin' {
  const face: ArrayBuffer
  export default face
}
declare module '*/semibold.bin' {
  const face: ArrayBuffer
  export default face
}
declare module '*/italic.bin' {
  const face: ArrayBuffer
  export default face
}
