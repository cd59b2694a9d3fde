/** The makers of the demo shop's pieces. */
export const makers = [
  {
    name: 'Harrow & Hale Pottery',
    portraitFile: 'place-shelf.webp',
    place: 'Shropshire, England',
    since: 1998,
    text: 'Two potters and one gas kiln, faithful to iron glazes, tenmoku and kaki, for over twenty years.',
  },
  {
    name: 'Kestrel Lane Ceramics',
    portraitFile: 'place-nesting-bowls.webp',
    place: 'Bristol, England',
    since: 2011,
    text: 'Tableware thrown to be used every day: speckled stoneware in matt glazes, fired to 1260 °C.',
  },
  {
    name: 'Otterwick Kiln',
    portraitFile: 'place-glaze-table.webp',
    place: 'Northumberland, England',
    since: 2006,
    text: 'One thrower who works in the old Asian glazes: celadon, shino and chun, fired in reduction.',
  },
  {
    name: 'Blue Mallow Workshop',
    place: 'Devon, England',
    since: 2014,
    text: 'Two painters and a thrower in a former chapel. They brush cobalt freehand on a white glaze.',
  },
  {
    name: 'Cinderwell Kilns',
    portraitFile: 'place-kiln.webp',
    place: 'Powys, Wales',
    since: 2003,
    text: 'Wood and ash do the glazing here. The larger kiln is fired four times a year.',
  },
  {
    name: 'Saltfold Studio',
    place: 'Fife, Scotland',
    since: 2009,
    text: 'Porcelain and black stoneware, thrown plainly so that the surface is what you look at.',
  },
  {
    name: 'Fernrake Pottery',
    portraitFile: 'place-wheel.webp',
    place: 'Kent, England',
    since: 1987,
    text: 'Earthenware from red clay that is dug and sieved within sight of the wheel.',
  },
  {
    name: 'Tidegate Glass',
    portraitFile: 'place-table.webp',
    place: 'Suffolk, England',
    since: 2016,
    text: 'A two-person hot shop. All its glass is blown and finished by hand.',
  },
];
