module.exports = () => {
  throw new Error('pictures are drawn by hardware/printer, not loaded by escpos');
};
