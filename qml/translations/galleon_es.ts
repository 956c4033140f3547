<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n ZIP(s)</source>
        <translation>
            <numerusform>%Ln ZIP</numerusform>
            <numerusform>%Ln ZIP</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%Ln cuenta</numerusform>
            <numerusform>%Ln cuentas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s), used in turn</source>
        <translation>
            <numerusform>%Ln cuenta, por turnos</numerusform>
            <numerusform>%Ln cuentas, por turnos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s): {names}</source>
        <translation>
            <numerusform>%Ln cuenta: {names}</numerusform>
            <numerusform>%Ln cuentas: {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n archive(s)</source>
        <translation>
            <numerusform>%Ln archivo comprimido</numerusform>
            <numerusform>%Ln archivos comprimidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be read</source>
        <translation>
            <numerusform>%Ln no se puede leer</numerusform>
            <numerusform>%Ln no se pueden leer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be used</source>
        <translation>
            <numerusform>%Ln no se puede usar</numerusform>
            <numerusform>%Ln no se pueden usar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed while sent</source>
        <translation>
            <numerusform>%Ln cambió durante el envío</numerusform>
            <numerusform>%Ln cambiaron durante el envío</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%Ln carácter</numerusform>
            <numerusform>%Ln caracteres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be found out</source>
        <comment>links</comment>
        <translation>
            <numerusform>%Ln sin averiguar</numerusform>
            <numerusform>%Ln sin averiguar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n custom uploader(s) of ShareX</source>
        <translation>
            <numerusform>%Ln cargador personalizado de ShareX</numerusform>
            <numerusform>%Ln cargadores personalizados de ShareX</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries left out</source>
        <translation>
            <numerusform>%Ln elemento omitido</numerusform>
            <numerusform>%Ln elementos omitidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%Ln fallo</numerusform>
            <numerusform>%Ln fallos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%Ln archivo</numerusform>
            <numerusform>%Ln archivos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are gone</source>
        <translation>
            <numerusform>%Ln archivo ya no está</numerusform>
            <numerusform>%Ln archivos ya no están</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are sent again</source>
        <translation>
            <numerusform>%Ln archivo se envía de nuevo</numerusform>
            <numerusform>%Ln archivos se envían de nuevo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be used</source>
        <translation>
            <numerusform>%Ln archivo no se puede usar</numerusform>
            <numerusform>%Ln archivos no se pueden usar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) deleted</source>
        <translation>
            <numerusform>Se eliminó %Ln archivo</numerusform>
            <numerusform>Se eliminaron %Ln archivos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of {gallery} not deleted</source>
        <translation>
            <numerusform>No se eliminó %Ln archivo de {gallery}</numerusform>
            <numerusform>No se eliminaron %Ln archivos de {gallery}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished gallery/galleries</source>
        <translation>
            <numerusform>%Ln galería completa</numerusform>
            <numerusform>%Ln galerías completas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished gallery/galleries of which only the link of the whole gallery is known.</source>
        <translation>
            <numerusform>%Ln galería completa de la que solo se conoce el enlace de la galería entera.</numerusform>
            <numerusform>%Ln galerías completas de las que solo se conoce el enlace de la galería entera.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s)</source>
        <translation>
            <numerusform>%Ln carpeta</numerusform>
            <numerusform>%Ln carpetas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) that are not there any more: their galleries come with the links.</source>
        <translation>
            <numerusform>%Ln carpeta que ya no está: su galería viene con los enlaces.</numerusform>
            <numerusform>%Ln carpetas que ya no están: sus galerías vienen con los enlaces.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%Ln resultado</numerusform>
            <numerusform>%Ln resultados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries</source>
        <translation>
            <numerusform>%Ln galería</numerusform>
            <numerusform>%Ln galerías</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries added</source>
        <translation>
            <numerusform>%Ln galería añadida</numerusform>
            <numerusform>%Ln galerías añadidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries are online</source>
        <translation>
            <numerusform>%Ln galería está en línea</numerusform>
            <numerusform>%Ln galerías están en línea</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries get the usual text</source>
        <translation>
            <numerusform>%Ln galería recibe el texto habitual</numerusform>
            <numerusform>%Ln galerías reciben el texto habitual</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries keep their hosts</source>
        <translation>
            <numerusform>%Ln galería conserva sus servidores</numerusform>
            <numerusform>%Ln galerías conservan sus servidores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries moved to {tab}</source>
        <translation>
            <numerusform>%Ln galería movida a {tab}</numerusform>
            <numerusform>%Ln galerías movidas a {tab}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries need attention</source>
        <translation>
            <numerusform>%Ln galería necesita atención</numerusform>
            <numerusform>%Ln galerías necesitan atención</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries not sent</source>
        <translation>
            <numerusform>%Ln galería sin enviar</numerusform>
            <numerusform>%Ln galerías sin enviar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries removed</source>
        <translation>
            <numerusform>%Ln galería quitada</numerusform>
            <numerusform>%Ln galerías quitadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries wait for a start time. They start only while Galleon runs.</source>
        <translation>
            <numerusform>%Ln galería espera su hora de inicio. Solo comienza mientras Galleon está abierto.</numerusform>
            <numerusform>%Ln galerías esperan su hora de inicio. Solo comienzan mientras Galleon está abierto.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n galleries wait: a host asked for a pause. They go on by themselves.</source>
        <translation>
            <numerusform>%Ln galería espera: un servidor pidió una pausa. Sigue sola.</numerusform>
            <numerusform>%Ln galerías esperan: un servidor pidió una pausa. Siguen solas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gallery/galleries</source>
        <translation>
            <numerusform>%Ln galería</numerusform>
            <numerusform>%Ln galerías</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gallery/galleries came along</source>
        <translation>
            <numerusform>Ha venido %Ln galería</numerusform>
            <numerusform>Han venido %Ln galerías</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gallery/galleries of videos: Galleon uploads images.</source>
        <translation>
            <numerusform>%Ln galería de vídeos: Galleon sube imágenes.</numerusform>
            <numerusform>%Ln galerías de vídeos: Galleon sube imágenes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gallery/galleries said to be finished, without any link: {subject}</source>
        <translation>
            <numerusform>%Ln galería que consta como completa, sin ningún enlace: {subject}</numerusform>
            <numerusform>%Ln galerías que constan como completas, sin ningún enlace: {subject}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gallery/galleries that wait until you start them</source>
        <translation>
            <numerusform>%Ln galería que espera hasta que se inicie</numerusform>
            <numerusform>%Ln galerías que esperan hasta que se inicien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gallery/galleries without a folder that could be one: {subject}</source>
        <translation>
            <numerusform>%Ln galería sin una carpeta posible: {subject}</numerusform>
            <numerusform>%Ln galerías sin una carpeta posible: {subject}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gone</source>
        <translation>
            <numerusform>%Ln desaparecido</numerusform>
            <numerusform>%Ln desaparecidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%Ln servidor</numerusform>
            <numerusform>%Ln servidores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) need you</source>
        <translation>
            <numerusform>%Ln servidor requiere atención</numerusform>
            <numerusform>%Ln servidores requieren atención</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hosts need you</source>
        <translation>
            <numerusform>%Ln servidor requiere atención</numerusform>
            <numerusform>%Ln servidores requieren atención</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%Ln imagen</numerusform>
            <numerusform>%Ln imágenes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) changed after the upload</source>
        <translation>
            <numerusform>%Ln imagen cambió tras la subida</numerusform>
            <numerusform>%Ln imágenes cambiaron tras la subida</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) left out</source>
        <translation>
            <numerusform>%Ln imagen omitida</numerusform>
            <numerusform>%Ln imágenes omitidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) left out on {host}</source>
        <translation>
            <numerusform>%Ln imagen omitida en {host}</numerusform>
            <numerusform>%Ln imágenes omitidas en {host}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) left out.</source>
        <translation>
            <numerusform>%Ln imagen omitida.</numerusform>
            <numerusform>%Ln imágenes omitidas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) may have arrived · choose what to do</source>
        <translation>
            <numerusform>%Ln imagen puede haber llegado · hay que decidir</numerusform>
            <numerusform>%Ln imágenes pueden haber llegado · hay que decidir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) of finished galleries: their links are written nowhere.</source>
        <translation>
            <numerusform>%Ln imagen de galerías completas: su enlace no consta en ninguna parte.</numerusform>
            <numerusform>%Ln imágenes de galerías completas: sus enlaces no constan en ninguna parte.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) on {hosts}</source>
        <comment>{hosts} is: 3 hosts</comment>
        <translation>
            <numerusform>%Ln imagen en {hosts}</numerusform>
            <numerusform>%Ln imágenes en {hosts}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) stay online.</source>
        <translation>
            <numerusform>%Ln imagen sigue en línea.</numerusform>
            <numerusform>%Ln imágenes siguen en línea.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) that are online, with their links</source>
        <translation>
            <numerusform>%Ln imagen en línea, con su enlace</numerusform>
            <numerusform>%Ln imágenes en línea, con sus enlaces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) were already uploaded and stay online.</source>
        <translation>
            <numerusform>%Ln imagen ya estaba subida y sigue en línea.</numerusform>
            <numerusform>%Ln imágenes ya estaban subidas y siguen en línea.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) with a name or a link that cannot be one: {subject}</source>
        <translation>
            <numerusform>%Ln imagen con un nombre o un enlace imposible: {subject}</numerusform>
            <numerusform>%Ln imágenes con un nombre o un enlace imposible: {subject}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%Ln omitida</numerusform>
            <numerusform>%Ln omitidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%Ln línea</numerusform>
            <numerusform>%Ln líneas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) copied</source>
        <translation>
            <numerusform>%Ln línea copiada</numerusform>
            <numerusform>%Ln líneas copiadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) saved</source>
        <translation>
            <numerusform>%Ln línea guardada</numerusform>
            <numerusform>%Ln líneas guardadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) were not kept: too much happened at once</source>
        <translation>
            <numerusform>%Ln línea no se guardó: pasaban demasiadas cosas a la vez</numerusform>
            <numerusform>%Ln líneas no se guardaron: pasaban demasiadas cosas a la vez</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) alive</source>
        <translation>
            <numerusform>%Ln enlace funciona</numerusform>
            <numerusform>%Ln enlaces funcionan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) gone · checked {time}</source>
        <translation>
            <numerusform>%Ln enlace perdido · comprobado {time}</numerusform>
            <numerusform>%Ln enlaces perdidos · comprobado {time}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) of {galleries} are gone</source>
        <translation>
            <numerusform>%Ln enlace de {galleries} ya no funciona</numerusform>
            <numerusform>%Ln enlaces de {galleries} ya no funcionan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) ready</source>
        <translation>
            <numerusform>%Ln enlace listo</numerusform>
            <numerusform>%Ln enlaces listos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n may have arrived</source>
        <translation>
            <numerusform>%Ln puede haber llegado</numerusform>
            <numerusform>%Ln pueden haber llegado</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>hace %Ln min</numerusform>
            <numerusform>hace %Ln min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more host(s)</source>
        <translation>
            <numerusform>%Ln servidor más</numerusform>
            <numerusform>%Ln servidores más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) still to be sent to the host: rename the gallery here to send it.</source>
        <translation>
            <numerusform>%Ln nombre aún por enviar al servidor: cambiar aquí el nombre de la galería para enviarlo.</numerusform>
            <numerusform>%Ln nombres aún por enviar al servidor: cambiar aquí el nombre de cada galería para enviarlo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nearly the same</source>
        <translation>
            <numerusform>%Ln casi igual</numerusform>
            <numerusform>%Ln casi iguales</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%Ln nueva</numerusform>
            <numerusform>%Ln nuevas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) show where they were taken</source>
        <translation>
            <numerusform>%Ln foto muestra dónde se tomó</numerusform>
            <numerusform>%Ln fotos muestran dónde se tomaron</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proxies added</source>
        <translation>
            <numerusform>%Ln proxy añadido</numerusform>
            <numerusform>%Ln proxies añadidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n queued</source>
        <translation>
            <numerusform>%Ln en cola</numerusform>
            <numerusform>%Ln en cola</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ready to start</source>
        <translation>
            <numerusform>%Ln lista para empezar</numerusform>
            <numerusform>%Ln listas para empezar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rejected by {host}</source>
        <translation>
            <numerusform>%Ln rechazada por {host}</numerusform>
            <numerusform>%Ln rechazadas por {host}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) of crashes</source>
        <translation>
            <numerusform>%Ln informe de fallos</numerusform>
            <numerusform>%Ln informes de fallos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%Ln seleccionada</numerusform>
            <numerusform>%Ln seleccionadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) changed</source>
        <translation>
            <numerusform>%Ln ajuste cambiado</numerusform>
            <numerusform>%Ln ajustes cambiados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) exported</source>
        <translation>
            <numerusform>%Ln ajuste exportado</numerusform>
            <numerusform>%Ln ajustes exportados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) taken back</source>
        <translation>
            <numerusform>%Ln ajuste restablecido</numerusform>
            <numerusform>%Ln ajustes restablecidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) that nobody has changed here</source>
        <translation>
            <numerusform>%Ln ajuste que aquí nadie ha cambiado</numerusform>
            <numerusform>%Ln ajustes que aquí nadie ha cambiado</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) with no counterpart here.</source>
        <translation>
            <numerusform>%Ln ajuste sin equivalente aquí.</numerusform>
            <numerusform>%Ln ajustes sin equivalente aquí.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n show their place</source>
        <translation>
            <numerusform>%Ln muestra su lugar</numerusform>
            <numerusform>%Ln muestran su lugar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n start later</source>
        <translation>
            <numerusform>%Ln comienza más tarde</numerusform>
            <numerusform>%Ln comienzan más tarde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tab(s)</source>
        <translation>
            <numerusform>%Ln pestaña</numerusform>
            <numerusform>%Ln pestañas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n template(s)</source>
        <translation>
            <numerusform>%Ln plantilla</numerusform>
            <numerusform>%Ln plantillas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n template(s): {names}</source>
        <translation>
            <numerusform>%Ln plantilla: {names}</numerusform>
            <numerusform>%Ln plantillas: {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) of earlier uploads, which name no files. They stay in {subject}.</source>
        <translation>
            <numerusform>%Ln texto de subidas anteriores, que no nombra archivos. Sigue en {subject}.</numerusform>
            <numerusform>%Ln textos de subidas anteriores, que no nombran archivos. Siguen en {subject}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tries</source>
        <translation>
            <numerusform>%Ln intento</numerusform>
            <numerusform>%Ln intentos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unsure</source>
        <translation>
            <numerusform>%Ln duda</numerusform>
            <numerusform>%Ln dudas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n upload(s) are on hold and go on by themselves; finished images are not sent twice.</source>
        <translation>
            <numerusform>%Ln subida está en espera y continúa sola; las imágenes terminadas no se envían dos veces.</numerusform>
            <numerusform>%Ln subidas están en espera y continúan solas; las imágenes terminadas no se envían dos veces.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n upload(s) to file hosts that had not ended: begin them anew.</source>
        <translation>
            <numerusform>%Ln subida a servidores de archivos que no había terminado: empezarla de nuevo.</numerusform>
            <numerusform>%Ln subidas a servidores de archivos que no habían terminado: empezarlas de nuevo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n upload(s) to {subject}: Galleon does not know this host.</source>
        <translation>
            <numerusform>%Ln subida a {subject}: Galleon no conoce este servidor.</numerusform>
            <numerusform>%Ln subidas a {subject}: Galleon no conoce este servidor.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uploading</source>
        <translation>
            <numerusform>%Ln subiendo</numerusform>
            <numerusform>%Ln subiendo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) could not be used</source>
        <translation>
            <numerusform>%Ln valor no se pudo usar</numerusform>
            <numerusform>%Ln valores no se pudieron usar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) in it; the default stands in for each.</source>
        <translation>
            <numerusform>%Ln valor; en su lugar se usa el valor inicial.</numerusform>
            <numerusform>%Ln valores; en su lugar se usan los valores iniciales.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) translated</source>
        <translation>
            <numerusform>%Ln palabra traducida</numerusform>
            <numerusform>%Ln palabras traducidas</numerusform>
        </translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 día</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 hora</translation>
    </message>
    <message>
        <source>100 px, square</source>
        <translation>100 px, cuadrada</translation>
    </message>
    <message>
        <source>12 hours</source>
        <translation>12 horas</translation>
    </message>
    <message>
        <source>150 px, square</source>
        <translation>150 px, cuadrada</translation>
    </message>
    <message>
        <source>200 px, square</source>
        <translation>200 px, cuadrada</translation>
    </message>
    <message>
        <source>250 px, square</source>
        <translation>250 px, cuadrada</translation>
    </message>
    <message>
        <source>3 days</source>
        <translation>3 días</translation>
    </message>
    <message>
        <source>300 px, square</source>
        <translation>300 px, cuadrada</translation>
    </message>
    <message>
        <source>350 px, square</source>
        <translation>350 px, cuadrada</translation>
    </message>
    <message>
        <source>500 px, square</source>
        <translation>500 px, cuadrada</translation>
    </message>
    <message>
        <source>800 px, square</source>
        <translation>800 px, cuadrada</translation>
    </message>
    <message>
        <source>A file</source>
        <translation>Un archivo</translation>
    </message>
    <message>
        <source>A gallery has one cover.</source>
        <translation>Una galería tiene una sola portada.</translation>
    </message>
    <message>
        <source>A request</source>
        <translation>Una petición</translation>
    </message>
    <message>
        <source>A setting was not imported</source>
        <translation>Un ajuste no se importó</translation>
    </message>
    <message>
        <source>A template has at most {size}.</source>
        <translation>Una plantilla tiene como máximo {size}.</translation>
    </message>
    <message>
        <source>A template that is gone</source>
        <translation>Una plantilla que ya no existe</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>Clave de API</translation>
    </message>
    <message>
        <source>API token</source>
        <translation>Token de API</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sobre</translation>
    </message>
    <message>
        <source>About Galleon</source>
        <translation>Acerca de Galleon</translation>
    </message>
    <message>
        <source>Access key</source>
        <translation>Clave de acceso</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>Account and limits</source>
        <translation>Cuenta y límites</translation>
    </message>
    <message>
        <source>Account removed</source>
        <translation>Cuenta eliminada</translation>
    </message>
    <message>
        <source>Account saved</source>
        <translation>Cuenta guardada</translation>
    </message>
    <message>
        <source>Account token</source>
        <translation>Token de la cuenta</translation>
    </message>
    <message>
        <source>Account {number}</source>
        <translation>Cuenta {number}</translation>
    </message>
    <message>
        <source>Accounts and passwords stay in the keyring, and the galleries in the queue.</source>
        <translation>Las cuentas y contraseñas quedan en el depósito de claves, y las galerías en la cola.</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Añadir una carpeta</translation>
    </message>
    <message>
        <source>Add account…</source>
        <translation>Añadir cuenta…</translation>
    </message>
    <message>
        <source>Add an account to use it</source>
        <translation>Añadir una cuenta para usarlo</translation>
    </message>
    <message>
        <source>Add files or archives</source>
        <translation>Añadir archivos</translation>
    </message>
    <message>
        <source>Add files or archives…</source>
        <translation>Añadir archivos…</translation>
    </message>
    <message>
        <source>Add folders</source>
        <translation>Añadir carpetas</translation>
    </message>
    <message>
        <source>Add folders…</source>
        <translation>Añadir carpetas…</translation>
    </message>
    <message>
        <source>Add images to {name}</source>
        <translation>Añadir imágenes a {name}</translation>
    </message>
    <message>
        <source>Add images…</source>
        <translation>Añadir imágenes…</translation>
    </message>
    <message>
        <source>Add your server to use it</source>
        <translation>Añadir el servidor propio para usarlo</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Añadida</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Address that tells of new versions</source>
        <translation>Dirección que avisa de versiones nuevas</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Añadir…</translation>
    </message>
    <message>
        <source>Administrators</source>
        <translation>Administradores</translation>
    </message>
    <message>
        <source>Adult</source>
        <translation>Adultos</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avanzado</translation>
    </message>
    <message>
        <source>After a day</source>
        <translation>Tras un día</translation>
    </message>
    <message>
        <source>After a restart</source>
        <translation>Tras un reinicio</translation>
    </message>
    <message>
        <source>After a week</source>
        <translation>Tras una semana</translation>
    </message>
    <message>
        <source>After an hour</source>
        <translation>Tras una hora</translation>
    </message>
    <message>
        <source>After half a minute without one; uploads go on by themselves.</source>
        <translation>Tras medio minuto sin ella; las subidas continúan solas.</translation>
    </message>
    <message>
        <source>After the image hosts</source>
        <translation>Después de los servidores de imágenes</translation>
    </message>
    <message>
        <source>After you sign in, in the tray. What was under way goes on.</source>
        <translation>Al iniciar sesión, en la bandeja. Lo que estaba en curso continúa.</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Álbum</translation>
    </message>
    <message>
        <source>Albums are</source>
        <translation>Los álbumes son</translation>
    </message>
    <message>
        <source>All galleries</source>
        <translation>Todas las galerías</translation>
    </message>
    <message>
        <source>All gone</source>
        <translation>Todos desaparecidos</translation>
    </message>
    <message>
        <source>All hosts</source>
        <translation>Todos los servidores</translation>
    </message>
    <message>
        <source>All links are gone</source>
        <translation>Todos los enlaces perdidos</translation>
    </message>
    <message>
        <source>All links are gone · checked {time}</source>
        <translation>Todos los enlaces perdidos · comprobado {time}</translation>
    </message>
    <message>
        <source>All links work</source>
        <translation>Todos los enlaces funcionan</translation>
    </message>
    <message>
        <source>All links work · checked {time}</source>
        <translation>Todos los enlaces funcionan · comprobado {time}</translation>
    </message>
    <message>
        <source>All paused</source>
        <translation>Todo en pausa</translation>
    </message>
    <message>
        <source>All shortcuts</source>
        <translation>Todos los atajos</translation>
    </message>
    <message>
        <source>Alt</source>
        <comment>key</comment>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Always send copies</source>
        <translation>Enviar siempre copias</translation>
    </message>
    <message>
        <source>An archive that holds more is refused before it fills the disk.</source>
        <translation>Un archivo comprimido que contiene más se rechaza antes de que llene el disco.</translation>
    </message>
    <message>
        <source>An error happened inside Galleon</source>
        <translation>Se produjo un error dentro de Galleon</translation>
    </message>
    <message>
        <source>An error inside Galleon kept it from opening. The report below was not sent anywhere.</source>
        <translation>Un error dentro de Galleon impidió abrirla. El informe de abajo no se envió a ningún sitio.</translation>
    </message>
    <message>
        <source>An image</source>
        <translation>Una imagen</translation>
    </message>
    <message>
        <source>Another one brings it again</source>
        <translation>Otra vuelve a traerlo todo</translation>
    </message>
    <message>
        <source>Another version of Galleon is running – quit it first</source>
        <translation>Otra versión de Galleon está en marcha: hay que cerrarla antes</translation>
    </message>
    <message>
        <source>Another version of Galleon was installed</source>
        <translation>Se instaló otra versión de Galleon</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>As a file, without passwords and without what holds on this computer alone.</source>
        <translation>En un archivo, sin contraseñas y sin lo que solo vale en este equipo.</translation>
    </message>
    <message>
        <source>As a folder</source>
        <translation>Como carpeta</translation>
    </message>
    <message>
        <source>As for all: kept</source>
        <translation>Como en todos: se conserva</translation>
    </message>
    <message>
        <source>As for all: removed</source>
        <translation>Como en todos: se quita</translation>
    </message>
    <message>
        <source>As for all: {choice}</source>
        <translation>Como en todos: {choice}</translation>
    </message>
    <message>
        <source>As soon as it is added</source>
        <translation>En cuanto se añade</translation>
    </message>
    <message>
        <source>As the bucket says</source>
        <translation>Según el bucket</translation>
    </message>
    <message>
        <source>As the host or the settings say</source>
        <translation>Según el servidor o los ajustes</translation>
    </message>
    <message>
        <source>As the server is set up</source>
        <translation>Según la configuración del servidor</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Como siempre</translation>
    </message>
    <message>
        <source>Ask about duplicates</source>
        <translation>Preguntar por los duplicados</translation>
    </message>
    <message>
        <source>Ask about duplicates again</source>
        <translation>Volver a preguntar por los duplicados</translation>
    </message>
    <message>
        <source>Ask about images that do not fit</source>
        <translation>Preguntar por las imágenes no admitidas</translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation>Preguntar</translation>
    </message>
    <message>
        <source>Asking for a newer version…</source>
        <translation>Preguntando por una versión nueva…</translation>
    </message>
    <message>
        <source>Asking the hosts</source>
        <translation>Preguntando a los servidores</translation>
    </message>
    <message>
        <source>Asks hosts now and then whether what was uploaded is still there, and tells you when it is not.</source>
        <translation>Pregunta de vez en cuando a los servidores si lo subido sigue ahí y avisa cuando no.</translation>
    </message>
    <message>
        <source>Asks the address under Advanced once a day and sends nothing of yours. There is no server of Galleon&apos;s own yet: nobody is asked until an address and its key are set.</source>
        <translation>Pregunta una vez al día a la dirección de Avanzado y no envía nada propio. Galleon aún no tiene servidor: no se pregunta a nadie hasta que haya una dirección y su clave.</translation>
    </message>
    <message>
        <source>At another time…</source>
        <translation>A otra hora…</translation>
    </message>
    <message>
        <source>At least {number}</source>
        <translation>Como mínimo {number}</translation>
    </message>
    <message>
        <source>At most {number}</source>
        <translation>Como máximo {number}</translation>
    </message>
    <message>
        <source>Authorization</source>
        <translation>Autorización</translation>
    </message>
    <message>
        <source>Autumn walk</source>
        <translation>Paseo de otoño</translation>
    </message>
    <message>
        <source>Average</source>
        <comment>of the dimensions</comment>
        <translation>Media</translation>
    </message>
    <message>
        <source>Average speed</source>
        <translation>Velocidad media</translation>
    </message>
    <message>
        <source>Bandwidth &amp; schedule</source>
        <translation>Velocidad y horario</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Negrita</translation>
    </message>
    <message>
        <source>Brought back into the queue</source>
        <translation>Devuelta a la cola</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>Bucket</translation>
    </message>
    <message>
        <source>Bucket in the address</source>
        <translation>Bucket en la dirección</translation>
    </message>
    <message>
        <source>Built in</source>
        <translation>Incluidas</translation>
    </message>
    <message>
        <source>Built-in host</source>
        <translation>Servidor integrado</translation>
    </message>
    <message>
        <source>Built-in host · {address}</source>
        <translation>Servidor integrado · {address}</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>A mano</translation>
    </message>
    <message>
        <source>By host</source>
        <translation>Por servidor</translation>
    </message>
    <message>
        <source>By schedule</source>
        <translation>Según horario</translation>
    </message>
    <message>
        <source>Came along</source>
        <translation>Ha venido</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel {name}</source>
        <translation>Cancelar {name}</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <comment>state of a host</comment>
        <translation>No se puede leer</translation>
    </message>
    <message>
        <source>Cannot come along, or only in part</source>
        <translation>No puede venir, o solo en parte</translation>
    </message>
    <message>
        <source>Centred</source>
        <translation>Centrado</translation>
    </message>
    <message>
        <source>Changed in the folder: {images}</source>
        <translation>Cambios en la carpeta: {images}</translation>
    </message>
    <message>
        <source>Changed in the settings: {subject}</source>
        <translation>Cambiado en los ajustes: {subject}</translation>
    </message>
    <message>
        <source>Changed since they went online: {images}</source>
        <translation>Cambiadas desde su publicación: {images}</translation>
    </message>
    <message>
        <source>Check links</source>
        <translation>Comprobar enlaces</translation>
    </message>
    <message>
        <source>Check links every</source>
        <translation>Comprobar enlaces cada</translation>
    </message>
    <message>
        <source>Check the network, or try again now.</source>
        <translation>Comprobar la red o reintentar ahora.</translation>
    </message>
    <message>
        <source>Checked {images}</source>
        <translation>Comprobación: {images}</translation>
    </message>
    <message>
        <source>Checking files…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>Choose a level and drag over hours, or go there with the arrow keys and press Space.</source>
        <translation>Elegir un nivel y arrastrar sobre las horas, o ir con las flechas y pulsar Espacio.</translation>
    </message>
    <message>
        <source>Choose folders, images or archives.</source>
        <translation>Elegir carpetas, imágenes o archivos comprimidos.</translation>
    </message>
    <message>
        <source>Choose in the inspector what to do</source>
        <translation>Hay que decidir en el inspector</translation>
    </message>
    <message>
        <source>Choose one of the list</source>
        <translation>Elegir uno de la lista</translation>
    </message>
    <message>
        <source>Choose the keys of an action, then press new ones. Esc gives up.</source>
        <translation>Elegir las teclas de una acción y pulsar otras. Esc lo cancela.</translation>
    </message>
    <message>
        <source>Choose what to do with it.</source>
        <translation>Decidir qué hacer con ella.</translation>
    </message>
    <message numerus="yes">
        <source>Choose what to do · %n host(s) would refuse some images</source>
        <translation>
            <numerusform>Hay que decidir · %Ln servidor rechazaría algunas imágenes</numerusform>
            <numerusform>Hay que decidir · %Ln servidores rechazarían algunas imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose what to do · in the queue already</source>
        <translation>Hay que decidir · ya está en la cola</translation>
    </message>
    <message>
        <source>Choose what to do · some images do not fit</source>
        <translation>Hay que decidir · algunas imágenes no se admiten</translation>
    </message>
    <message>
        <source>Choose what to do · uploaded before</source>
        <translation>Hay que decidir · ya se había subido</translation>
    </message>
    <message>
        <source>Choose what to do · uploaded before on {day}</source>
        <translation>Hay que decidir · ya se subió el {day}</translation>
    </message>
    <message>
        <source>Choose what to do · uploaded before on {day} to {hosts}</source>
        <translation>Hay que decidir · ya se subió el {day} a {hosts}</translation>
    </message>
    <message>
        <source>Choose what to do · uploaded before to {hosts}</source>
        <translation>Hay que decidir · ya se había subido a {hosts}</translation>
    </message>
    <message numerus="yes">
        <source>Choose what to do · {host} would refuse %n image(s)</source>
        <translation>
            <numerusform>Hay que decidir · {host} rechazaría %Ln imagen</numerusform>
            <numerusform>Hay que decidir · {host} rechazaría %Ln imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear, close or deselect</source>
        <translation>Vaciar, cerrar o quitar la selección</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>ID de cliente</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>Secreto de cliente</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>Cerrarla</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Coloured</source>
        <translation>De color</translation>
    </message>
    <message>
        <source>Comes along</source>
        <translation>Viene</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Paleta de comandos</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Comentarios</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Compactas</translation>
    </message>
    <message>
        <source>Compact or roomy rows</source>
        <translation>Filas compactas o amplias</translation>
    </message>
    <message>
        <source>Completed</source>
        <comment>state of a gallery</comment>
        <translation>Completa</translation>
    </message>
    <message>
        <source>Completed at {time}</source>
        <translation>Completa a las {time}</translation>
    </message>
    <message>
        <source>Completed {day}</source>
        <translation>Completa, {day}</translation>
    </message>
    <message>
        <source>Completed: {images}</source>
        <translation>Completa: {images}</translation>
    </message>
    <message>
        <source>Compression in percent</source>
        <translation>Compresión en porcentaje</translation>
    </message>
    <message>
        <source>Connect to another address</source>
        <translation>Conectar con otra dirección</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Contenido</translation>
    </message>
    <message>
        <source>Coordinates in photos that go to public hosts. A host, a tab or a gallery can have it otherwise.</source>
        <translation>Coordenadas en las fotos que van a servidores públicos. Un servidor, una pestaña o una galería pueden tener otro valor.</translation>
    </message>
    <message>
        <source>Copies of the database</source>
        <translation>Copias de la base de datos</translation>
    </message>
    <message>
        <source>Copies settings and data into a folder, on a USB stick say, that Galleon can be started with.</source>
        <translation>Copia ajustes y datos a una carpeta, por ejemplo en una memoria USB, con la que se puede iniciar Galleon.</translation>
    </message>
    <message>
        <source>Copies that fit are made for the upload; your files stay as they are.</source>
        <translation>Para la subida se crean copias admitidas; los archivos quedan como están.</translation>
    </message>
    <message>
        <source>Copy folders, files or an image first</source>
        <translation>Primero hay que copiar carpetas, archivos o una imagen</translation>
    </message>
    <message>
        <source>Copy links</source>
        <translation>Copiar enlaces</translation>
    </message>
    <message>
        <source>Copy post code</source>
        <translation>Copiar código para publicar</translation>
    </message>
    <message>
        <source>Copy post code of {name}</source>
        <translation>Copiar código para publicar de {name}</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Copiar informe</translation>
    </message>
    <message>
        <source>Copy the lines</source>
        <translation>Copiar las líneas</translation>
    </message>
    <message>
        <source>Copy the paths of folders or files, one a line</source>
        <translation>Copiar las rutas de carpetas o archivos, una por línea</translation>
    </message>
    <message>
        <source>Copy the post code when galleries are finished</source>
        <translation>Copiar el código para publicar al terminar las galerías</translation>
    </message>
    <message>
        <source>Copy {format}</source>
        <translation>Copiar {format}</translation>
    </message>
    <message>
        <source>Correct it, then try again.</source>
        <translation>Corregirlo y reintentar.</translation>
    </message>
    <message>
        <source>Correct the line.</source>
        <translation>Corregir la línea.</translation>
    </message>
    <message>
        <source>Correct the name of the field.</source>
        <translation>Corregir el nombre del campo.</translation>
    </message>
    <message>
        <source>Counting files…</source>
        <translation>Contando archivos…</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Portada</translation>
    </message>
    <message>
        <source>Covers and thumbnails; those that were not seen for longest are made anew.</source>
        <translation>Portadas y miniaturas; las que llevan más tiempo sin verse se hacen de nuevo.</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <comment>key</comment>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Custom {number}</source>
        <translation>Campo {number}</translation>
    </message>
    <message>
        <source>Custom…</source>
        <translation>Otro…</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Tema oscuro</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Day</source>
        <comment>heading of a column of dates</comment>
        <translation>Día</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>key</comment>
        <translation>Supr</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n file(s)</source>
        <translation>
            <numerusform>Eliminar %Ln archivo</numerusform>
            <numerusform>Eliminar %Ln archivos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n galleries from their hosts?</source>
        <translation>
            <numerusform>¿Eliminar %Ln galería de sus servidores?</numerusform>
            <numerusform>¿Eliminar %Ln galerías de sus servidores?</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete after</source>
        <translation>Eliminar después de</translation>
    </message>
    <message>
        <source>Delete from hosts…</source>
        <translation>Eliminar de los servidores…</translation>
    </message>
    <message>
        <source>Delete from this host…</source>
        <translation>Eliminar de este servidor…</translation>
    </message>
    <message>
        <source>Delete the tab</source>
        <translation>Eliminar la pestaña</translation>
    </message>
    <message>
        <source>Delete the template</source>
        <translation>Eliminar la plantilla</translation>
    </message>
    <message>
        <source>Delete {gallery} from its hosts?</source>
        <translation>¿Eliminar {gallery} de sus servidores?</translation>
    </message>
    <message>
        <source>Deleted {images} from {host}</source>
        <translation>Se eliminaron de {host}: {images}</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Delivered at first try</source>
        <translation>A la primera</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>Dimensiones</translation>
    </message>
    <message>
        <source>Disk almost full: {size} left</source>
        <translation>Disco casi lleno: quedan {size}</translation>
    </message>
    <message>
        <source>Done. Nothing of {program} was changed.</source>
        <translation>Hecho. No se ha cambiado nada de {program}.</translation>
    </message>
    <message numerus="yes">
        <source>Drop to add %n galleries</source>
        <translation>
            <numerusform>Soltar para añadir %Ln galería</numerusform>
            <numerusform>Soltar para añadir %Ln galerías</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drop to add %n galleries to {tab}</source>
        <translation>
            <numerusform>Soltar para añadir %Ln galería a {tab}</numerusform>
            <numerusform>Soltar para añadir %Ln galerías a {tab}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drop to import %n host(s)</source>
        <translation>
            <numerusform>Soltar para importar %Ln servidor</numerusform>
            <numerusform>Soltar para importar %Ln servidores</numerusform>
        </translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>Duplicates in {tab} are skipped from now on</source>
        <translation>Desde ahora se omiten los duplicados en {tab}</translation>
    </message>
    <message>
        <source>Duplicates in {tab} are uploaded again from now on</source>
        <translation>Desde ahora los duplicados en {tab} se vuelven a subir</translation>
    </message>
    <message>
        <source>Duplicates in {tab} take their old links from now on</source>
        <translation>Desde ahora los duplicados en {tab} usan sus enlaces anteriores</translation>
    </message>
    <message>
        <source>Duplicates…</source>
        <translation>Duplicados…</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>End</source>
        <comment>key</comment>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>key</comment>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Enter a whole number</source>
        <translation>Escribir un número entero</translation>
    </message>
    <message>
        <source>Enter it here. Galleon uses it once and keeps it nowhere.</source>
        <translation>Escribirla aquí. Galleon la usa una vez y no la guarda en ningún sitio.</translation>
    </message>
    <message>
        <source>Enter the account</source>
        <translation>Introducir la cuenta</translation>
    </message>
    <message>
        <source>Enter the account, then test.</source>
        <translation>Introducir la cuenta y probarla.</translation>
    </message>
    <message>
        <source>Enter the passphrase</source>
        <translation>Introducir la frase de contraseña</translation>
    </message>
    <message>
        <source>Enter the passphrase, then try again.</source>
        <translation>Introducir la frase de contraseña y reintentar.</translation>
    </message>
    <message>
        <source>Enter the password once more.</source>
        <translation>Escribir la contraseña otra vez.</translation>
    </message>
    <message>
        <source>Enter the {secret} again, then test.</source>
        <translation>Introducir de nuevo: {secret}. Después, probar.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Every account of the storage</source>
        <translation>Todas las cuentas del almacenamiento</translation>
    </message>
    <message>
        <source>Every command</source>
        <translation>Todos los comandos</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Todo el mundo</translation>
    </message>
    <message numerus="yes">
        <source>Everybody who opens them on {hosts} can see that.</source>
        <translation>
            <numerusform>Lo puede ver cualquiera que la abra en {hosts}.</numerusform>
            <numerusform>Lo puede ver cualquiera que las abra en {hosts}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is uploaded</source>
        <translation>Todo está subido</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>En todas partes</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Caducidad</translation>
    </message>
    <message>
        <source>Expiry in hours</source>
        <translation>Caducidad en horas</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Ext {number}</source>
        <comment>field of another program</comment>
        <translation>Ext {number}</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>state of an image</comment>
        <translation>Con error</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>state of a gallery</comment>
        <translation>Con error</translation>
    </message>
    <message>
        <source>Failed{why}</source>
        <translation>Error{why}</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familia</translation>
    </message>
    <message>
        <source>Family safe</source>
        <translation>Apto para todos</translation>
    </message>
    <message>
        <source>Fastest between {begin} and {end}</source>
        <translation>Más rápido entre las {begin} y las {end}</translation>
    </message>
    <message>
        <source>Figures exported</source>
        <translation>Cifras exportadas</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>File hosts</source>
        <translation>Servidores de archivos</translation>
    </message>
    <message>
        <source>Files &amp; archives</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Files at the same time</source>
        <translation>Archivos a la vez</translation>
    </message>
    <message>
        <source>Files that are larger go in parts of this size; empty: only files above 5 GiB</source>
        <translation>Los archivos mayores van en partes de este tamaño; vacío: solo los de más de 5 GiB</translation>
    </message>
    <message>
        <source>Fill this in</source>
        <translation>Rellenar este campo</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>Fixed height</source>
        <translation>Altura fija</translation>
    </message>
    <message>
        <source>Fixed width</source>
        <translation>Anchura fija</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Folder for temporary files</source>
        <translation>Carpeta de archivos temporales</translation>
    </message>
    <message>
        <source>Folder of Galleon&apos;s data</source>
        <translation>Carpeta de datos de Galleon</translation>
    </message>
    <message>
        <source>Follow the timetable</source>
        <translation>Seguir el horario</translation>
    </message>
    <message>
        <source>For a report of a bug; nothing of yours is in it</source>
        <translation>Para informar de un error; no contiene datos personales</translation>
    </message>
    <message>
        <source>For all hosts that have none of their own.</source>
        <translation>Para todos los servidores que no tienen uno propio.</translation>
    </message>
    <message>
        <source>For all uploads together. The bar at the bottom sets the same limit.</source>
        <translation>Para todas las subidas juntas. La barra inferior fija el mismo límite.</translation>
    </message>
    <message>
        <source>For downloads</source>
        <translation>Para descargas</translation>
    </message>
    <message>
        <source>For example 1h, 7d or date=2027-01-31T00:00:00Z; empty means never.</source>
        <translation>Por ejemplo 1h, 7d o date=2027-01-31T00:00:00Z; vacío significa nunca.</translation>
    </message>
    <message>
        <source>For example eu-central-1; empty means us-east-1.</source>
        <translation>Por ejemplo eu-central-1; vacío significa us-east-1.</translation>
    </message>
    <message>
        <source>For hosts without a number of their own on the Hosts page; never more than a host allows.</source>
        <translation>Para servidores sin un número propio en la página Servidores; nunca más de lo que permite cada uno.</translation>
    </message>
    <message>
        <source>For servers behind a proxy that takes no large requests; empty: each file in one request</source>
        <translation>Para servidores tras un proxy que no admite peticiones grandes; vacío: cada archivo en una petición</translation>
    </message>
    <message>
        <source>For tests: host:port:address:port, as in curl. Used from the next start.</source>
        <translation>Para pruebas: host:puerto:dirección:puerto, como en curl. Se usa desde el próximo inicio.</translation>
    </message>
    <message>
        <source>For the galleries of the tab {tab}, where a gallery does not say otherwise.</source>
        <translation>Para las galerías de la pestaña {tab}, salvo que una galería indique otra cosa.</translation>
    </message>
    <message>
        <source>For this account of {host}, where a tab or a gallery does not say otherwise.</source>
        <translation>Para esta cuenta de {host}, salvo que una pestaña o una galería indique otra cosa.</translation>
    </message>
    <message>
        <source>For {gallery} alone. What is chosen here counts from its next upload on.</source>
        <translation>Solo para {gallery}. Lo elegido aquí vale desde su próxima subida.</translation>
    </message>
    <message>
        <source>Forget the account</source>
        <translation>Olvidar la cuenta</translation>
    </message>
    <message>
        <source>Forget the account of {host}?</source>
        <translation>¿Olvidar la cuenta de {host}?</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Forum – 3 columns</source>
        <translation>Foro: 3 columnas</translation>
    </message>
    <message>
        <source>Forum – full images</source>
        <translation>Foro: imágenes completas</translation>
    </message>
    <message>
        <source>Forum – thumbnails</source>
        <translation>Foro: miniaturas</translation>
    </message>
    <message>
        <source>Free some space or choose another folder for temporary files.</source>
        <translation>Liberar espacio o elegir otra carpeta para los archivos temporales.</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>Liberar espacio y reintentar.</translation>
    </message>
    <message>
        <source>Friends</source>
        <translation>Amigos</translation>
    </message>
    <message>
        <source>From Dashboard, Credentials there; none where everybody may upload.</source>
        <translation>En Dashboard, Credentials del servidor; ninguna si todo el mundo puede subir.</translation>
    </message>
    <message>
        <source>From Dashboard, Manage your token there; none where everybody may upload.</source>
        <translation>En Dashboard, Manage your token del servidor; ninguno si todo el mundo puede subir.</translation>
    </message>
    <message>
        <source>From https://api.imgbb.com, signed in.</source>
        <translation>De https://api.imgbb.com, con la sesión iniciada.</translation>
    </message>
    <message>
        <source>From the account</source>
        <translation>De la cuenta</translation>
    </message>
    <message>
        <source>From the host</source>
        <translation>Del servidor</translation>
    </message>
    <message>
        <source>From the log</source>
        <translation>Del registro</translation>
    </message>
    <message>
        <source>From the menu of your account there (Copy token).</source>
        <translation>Del menú de la cuenta en el servidor (Copy token).</translation>
    </message>
    <message>
        <source>From the tab</source>
        <translation>De la pestaña</translation>
    </message>
    <message>
        <source>From your account page on catbox.moe. Without it uploads are anonymous and cannot be deleted.</source>
        <translation>De la página de la cuenta en catbox.moe. Sin él, las subidas son anónimas y no se pueden eliminar.</translation>
    </message>
    <message>
        <source>From your account page on imx.to. Testing it uploads one tiny picture: the host offers no other way.</source>
        <translation>De la página de la cuenta en imx.to. La prueba sube una imagen diminuta: el servidor no ofrece otra manera.</translation>
    </message>
    <message>
        <source>From your account page on katfile.cloud.</source>
        <translation>De la página de la cuenta en katfile.cloud.</translation>
    </message>
    <message>
        <source>From your account page on pixeldrain.com; the host takes no anonymous files any more.</source>
        <translation>De la página de la cuenta en pixeldrain.com; el servidor ya no acepta archivos anónimos.</translation>
    </message>
    <message>
        <source>From your account&apos;s settings on the site.</source>
        <translation>De los ajustes de la cuenta en el sitio.</translation>
    </message>
    <message>
        <source>From your profile on gofile.io. Without it uploads are anonymous and cannot be deleted from here.</source>
        <translation>Del perfil en gofile.io. Sin él, las subidas son anónimas y no se pueden eliminar desde aquí.</translation>
    </message>
    <message>
        <source>From your profile there; version 6 or newer.</source>
        <translation>Del perfil en el servidor; versión 6 o posterior.</translation>
    </message>
    <message>
        <source>Galleon can take the coordinates out of what it sends; nothing else changes, and your files stay as they are.</source>
        <translation>Galleon puede quitar las coordenadas de lo que envía; nada más cambia y los archivos quedan como están.</translation>
    </message>
    <message>
        <source>Galleon can upload them again</source>
        <translation>Galleon puede subirlos de nuevo</translation>
    </message>
    <message>
        <source>Galleon cannot read these files</source>
        <translation>Galleon no puede leer estos archivos</translation>
    </message>
    <message>
        <source>Galleon cannot start its engine</source>
        <translation>Galleon no puede iniciar su motor</translation>
    </message>
    <message>
        <source>Galleon cannot start its engine – {why}</source>
        <translation>Galleon no puede iniciar su motor: {why}</translation>
    </message>
    <message numerus="yes">
        <source>Galleon did not send them twice.</source>
        <translation>
            <numerusform>Galleon no la envió dos veces.</numerusform>
            <numerusform>Galleon no las envió dos veces.</numerusform>
        </translation>
    </message>
    <message>
        <source>Galleon forgets the links, what was left out and the order of the images, and reads the folder anew. What is online stays there.</source>
        <translation>Galleon olvida los enlaces, lo omitido y el orden de las imágenes, y lee la carpeta de nuevo. Lo que está en línea sigue allí.</translation>
    </message>
    <message>
        <source>Galleon found its images in {folder}.</source>
        <translation>Galleon encontró sus imágenes en {folder}.</translation>
    </message>
    <message>
        <source>Galleon found: {words}.</source>
        <translation>Galleon encontró: {words}.</translation>
    </message>
    <message>
        <source>Galleon goes on after a pause by itself; other hosts carry on.</source>
        <translation>Galleon continúa solo tras una pausa; los demás servidores siguen.</translation>
    </message>
    <message>
        <source>Galleon goes on at {time} by itself; other hosts carry on.</source>
        <translation>Galleon continúa solo a las {time}; los demás servidores siguen.</translation>
    </message>
    <message>
        <source>Galleon goes on uploading</source>
        <translation>Galleon sigue subiendo</translation>
    </message>
    <message>
        <source>Galleon is ready to be taken along</source>
        <translation>Galleon está listo para llevar</translation>
    </message>
    <message>
        <source>Galleon keeps it in an encrypted file.</source>
        <translation>Galleon la guarda en un archivo cifrado.</translation>
    </message>
    <message>
        <source>Galleon left it out; the rest goes on.</source>
        <translation>Galleon lo omitió; el resto continúa.</translation>
    </message>
    <message numerus="yes">
        <source>Galleon left them out; the rest goes on.</source>
        <translation>
            <numerusform>Galleon lo omitió; el resto continúa.</numerusform>
            <numerusform>Galleon los omitió; el resto continúa.</numerusform>
        </translation>
    </message>
    <message>
        <source>Galleon made a mistake</source>
        <translation>Galleon cometió un error</translation>
    </message>
    <message>
        <source>Galleon makes no text from the template as it is.</source>
        <translation>Galleon no crea ningún texto con la plantilla tal como está.</translation>
    </message>
    <message>
        <source>Galleon paused what needs the disk; uploaded images stay online.</source>
        <translation>Galleon detuvo lo que necesita el disco; las imágenes subidas siguen en línea.</translation>
    </message>
    <message>
        <source>Galleon reads JPEG, PNG, GIF, WebP, BMP, TIFF, AVIF and HEIC.</source>
        <translation>Galleon lee JPEG, PNG, GIF, WebP, BMP, TIFF, AVIF y HEIC.</translation>
    </message>
    <message>
        <source>Galleon sends it nothing more, so that nothing is lost or doubled; other hosts carry on.</source>
        <translation>Galleon no le envía nada más, para que nada se pierda ni se duplique; los demás servidores siguen.</translation>
    </message>
    <message>
        <source>Galleon stopped sending it, so that no broken image goes online.</source>
        <translation>Galleon detuvo el envío para que no se publique una imagen dañada.</translation>
    </message>
    <message numerus="yes">
        <source>Galleon tried several times, then left %n image(s) for later.</source>
        <translation>
            <numerusform>Galleon lo intentó varias veces y dejó %Ln imagen para más tarde.</numerusform>
            <numerusform>Galleon lo intentó varias veces y dejó %Ln imágenes para más tarde.</numerusform>
        </translation>
    </message>
    <message>
        <source>Galleon tried several times, then left the image for later.</source>
        <translation>Galleon lo intentó varias veces y dejó la imagen para más tarde.</translation>
    </message>
    <message>
        <source>Galleon tries again after a pause; other hosts carry on.</source>
        <translation>Galleon reintenta tras una pausa; los demás servidores siguen.</translation>
    </message>
    <message>
        <source>Galleon tries again at {time}; other hosts carry on.</source>
        <translation>Galleon reintenta a las {time}; los demás servidores siguen.</translation>
    </message>
    <message>
        <source>Galleon unpacked nothing; image uploads go on.</source>
        <translation>Galleon no descomprimió nada; las subidas de imágenes continúan.</translation>
    </message>
    <message>
        <source>Galleon uploads them as they are.</source>
        <translation>Galleon las sube como están.</translation>
    </message>
    <message>
        <source>Galleon uploads what is on this computer</source>
        <translation>Galleon sube lo que está en este equipo</translation>
    </message>
    <message>
        <source>Galleon used {name} instead.</source>
        <translation>Galleon usó {name} en su lugar.</translation>
    </message>
    <message>
        <source>Galleon uses {folder} after a restart of its engine</source>
        <translation>Galleon usa {folder} tras reiniciar su motor</translation>
    </message>
    <message>
        <source>Galleon waits with this gallery; everything else goes on.</source>
        <translation>Galleon espera con esta galería; todo lo demás continúa.</translation>
    </message>
    <message>
        <source>Galleon was removed from this computer</source>
        <translation>Galleon se eliminó de este equipo</translation>
    </message>
    <message>
        <source>Galleon {version} is there</source>
        <translation>Ya está Galleon {version}</translation>
    </message>
    <message>
        <source>Galleon&apos;s data is there already</source>
        <translation>ya hay datos de Galleon ahí</translation>
    </message>
    <message>
        <source>Galleon&apos;s engine crashed</source>
        <translation>El motor de Galleon falló</translation>
    </message>
    <message>
        <source>Galleon&apos;s window cannot be opened</source>
        <translation>La ventana de Galleon no se puede abrir</translation>
    </message>
    <message>
        <source>Galleon&apos;s window crashed</source>
        <translation>La ventana de Galleon falló</translation>
    </message>
    <message>
        <source>Galleon&apos;s window crashed three times in a row</source>
        <translation>La ventana de Galleon falló tres veces seguidas</translation>
    </message>
    <message>
        <source>Galleries</source>
        <translation>Galerías</translation>
    </message>
    <message>
        <source>Galleries are still to start</source>
        <translation>Hay galerías por comenzar</translation>
    </message>
    <message>
        <source>Galleries at the same time</source>
        <translation>Galerías a la vez</translation>
    </message>
    <message>
        <source>Galleries that are online</source>
        <translation>Galerías en línea</translation>
    </message>
    <message>
        <source>Galleries that need you</source>
        <translation>Galerías que requieren atención</translation>
    </message>
    <message>
        <source>Galleries whose links are gone</source>
        <translation>Galerías con enlaces perdidos</translation>
    </message>
    <message>
        <source>Galleries with their links, tabs, templates, accounts and settings of IMXuploader (BBDrop) or Connie’s Uploader. You see what comes along before anything is changed; the other program keeps all.</source>
        <translation>Galerías con sus enlaces, pestañas, plantillas, cuentas y ajustes de IMXuploader (BBDrop) o Connie’s Uploader. Antes de cambiar nada se ve qué viene; el otro programa conserva todo.</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galería</translation>
    </message>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Give up a silent connection after</source>
        <translation>Abandonar una conexión sin respuesta tras</translation>
    </message>
    <message>
        <source>Give up connecting after</source>
        <translation>Dejar de conectar tras</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Go to the inspector</source>
        <translation>Ir al inspector</translation>
    </message>
    <message>
        <source>Go to the text</source>
        <translation>Ir al texto</translation>
    </message>
    <message>
        <source>Gone from the folder: {images}</source>
        <translation>Ya no están en la carpeta: {images}</translation>
    </message>
    <message>
        <source>Group images in a gallery</source>
        <translation>Agrupar las imágenes en una galería</translation>
    </message>
    <message>
        <source>HTML page</source>
        <translation>Página HTML</translation>
    </message>
    <message>
        <source>Has no way to delete</source>
        <translation>No permite eliminar</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Oculto</translation>
    </message>
    <message>
        <source>Hide to the tray</source>
        <translation>Ocultar en la bandeja</translation>
    </message>
    <message>
        <source>Highest speed</source>
        <translation>Velocidad máxima</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Retener</translation>
    </message>
    <message>
        <source>Hold this host</source>
        <translation>Retener este servidor</translation>
    </message>
    <message>
        <source>Hold {name}</source>
        <translation>Retener {name}</translation>
    </message>
    <message>
        <source>Home</source>
        <comment>key</comment>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Host options</source>
        <translation>Opciones del servidor</translation>
    </message>
    <message>
        <source>Host options…</source>
        <translation>Opciones de los servidores…</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Servidores</translation>
    </message>
    <message>
        <source>Hosts that need you</source>
        <translation>Servidores que requieren atención</translation>
    </message>
    <message>
        <source>Hosts would refuse {images}</source>
        <translation>Los servidores rechazarían {images}</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>How the server names the files</source>
        <translation>Cómo nombra el servidor los archivos</translation>
    </message>
    <message>
        <source>Id (24 characters) of the album in which new albums are made; empty means the top.</source>
        <translation>Id (24 caracteres) del álbum donde se crean los nuevos; vacío significa el nivel superior.</translation>
    </message>
    <message>
        <source>Id of a folder of the account.</source>
        <translation>Id de una carpeta de la cuenta.</translation>
    </message>
    <message>
        <source>Id of a folder of the account; empty makes a new one for each archive.</source>
        <translation>Id de una carpeta de la cuenta; vacío crea una nueva para cada archivo comprimido.</translation>
    </message>
    <message>
        <source>Id of a folder of the account; empty means its root.</source>
        <translation>Id de una carpeta de la cuenta; vacío significa la raíz.</translation>
    </message>
    <message>
        <source>If and else</source>
        <translation>Si y si no</translation>
    </message>
    <message>
        <source>Image hosts</source>
        <translation>Servidores de imágenes</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Images in 3 columns</source>
        <translation>Imágenes en 3 columnas</translation>
    </message>
    <message>
        <source>Images that a host would refuse</source>
        <translation>Imágenes que un servidor rechazaría</translation>
    </message>
    <message>
        <source>Import only what you know: Galleon will send pictures there when you ask it to.</source>
        <translation>Importar solo lo conocido: Galleon enviará imágenes allí cuando se le pida.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>In an hour, at {time}</source>
        <translation>En una hora, a las {time}</translation>
    </message>
    <message>
        <source>In front of the name</source>
        <translation>Delante del nombre</translation>
    </message>
    <message>
        <source>In parts of (MiB)</source>
        <translation>En partes de (MiB)</translation>
    </message>
    <message>
        <source>In pieces of (MiB)</source>
        <translation>En trozos de (MiB)</translation>
    </message>
    <message>
        <source>In the images</source>
        <translation>En las imágenes</translation>
    </message>
    <message>
        <source>In the list</source>
        <translation>En la lista</translation>
    </message>
    <message>
        <source>In the log</source>
        <translation>En el registro</translation>
    </message>
    <message>
        <source>In the menu of folders, images and archives. Open its windows again to see it.</source>
        <translation>En el menú de carpetas, imágenes y archivos comprimidos. Se ve al volver a abrir sus ventanas.</translation>
    </message>
    <message>
        <source>In the queue as {name}</source>
        <translation>En la cola como {name}</translation>
    </message>
    <message>
        <source>In the tabs</source>
        <translation>En las pestañas</translation>
    </message>
    <message>
        <source>In the templates</source>
        <translation>En las plantillas</translation>
    </message>
    <message>
        <source>In {time}</source>
        <comment>that long from now</comment>
        <translation>Dentro de {time}</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <comment>state of a gallery</comment>
        <translation>Incompleta</translation>
    </message>
    <message>
        <source>Incomplete: {images} online{why}</source>
        <translation>Incompleta: {images} en línea{why}</translation>
    </message>
    <message>
        <source>Inside of album</source>
        <translation>Dentro del álbum</translation>
    </message>
    <message>
        <source>Into the row&apos;s hosts and its action, and back</source>
        <translation>A los servidores de la fila y su acción, y de vuelta</translation>
    </message>
    <message>
        <source>Is in Galleon already, and stays as it is</source>
        <translation>Ya está en Galleon, y queda como está</translation>
    </message>
    <message>
        <source>It</source>
        <comment>the host, at the beginning of a sentence</comment>
        <translation>El servidor</translation>
    </message>
    <message>
        <source>It answered {words} at {time}.</source>
        <translation>Respondió {words} a las {time}.</translation>
    </message>
    <message>
        <source>It answered {words}.</source>
        <translation>Respondió {words}.</translation>
    </message>
    <message>
        <source>It decides in place of the limit above, by this computer&apos;s clock.</source>
        <translation>Decide en lugar del límite de arriba, según el reloj de este equipo.</translation>
    </message>
    <message>
        <source>It gave no reason.</source>
        <translation>No dio ningún motivo.</translation>
    </message>
    <message>
        <source>It happened at {place}.</source>
        <translation>Ocurrió en {place}.</translation>
    </message>
    <message>
        <source>It is another one, or the archive is broken.</source>
        <translation>Es otra, o el archivo está dañado.</translation>
    </message>
    <message>
        <source>It is {what}.</source>
        <translation>Motivo: {what}.</translation>
    </message>
    <message>
        <source>It noted {words}.</source>
        <translation>Anotó {words}.</translation>
    </message>
    <message>
        <source>It starts again by itself, and what was uploaded is not sent again.</source>
        <translation>Se reinicia solo, y lo que ya se subió no se envía otra vez.</translation>
    </message>
    <message>
        <source>It stays in a minimised window; {keys} quits</source>
        <translation>Sigue en una ventana minimizada; {keys} para salir</translation>
    </message>
    <message>
        <source>It stays in the tray; {keys} quits</source>
        <translation>Sigue en la bandeja; {keys} para salir</translation>
    </message>
    <message>
        <source>It takes folders, JPEG, PNG, GIF, WebP, BMP, TIFF, AVIF, HEIC, ZIP, CBZ, 7z and TAR.</source>
        <translation>Admite carpetas, JPEG, PNG, GIF, WebP, BMP, TIFF, AVIF, HEIC, ZIP, CBZ, 7z y TAR.</translation>
    </message>
    <message>
        <source>It was never closed; the end of the template closes it.</source>
        <translation>Nunca se cerró; la cierra el final de la plantilla.</translation>
    </message>
    <message>
        <source>It was there before</source>
        <translation>Ya estaba allí</translation>
    </message>
    <message>
        <source>It went on, but something may not have been done.</source>
        <translation>Continuó, pero puede que algo no se haya hecho.</translation>
    </message>
    <message>
        <source>It works</source>
        <translation>Funciona</translation>
    </message>
    <message>
        <source>It would go on to the end of the post.</source>
        <translation>Seguiría hasta el final de la publicación.</translation>
    </message>
    <message>
        <source>It would stay empty in the post.</source>
        <translation>Quedaría vacío en la publicación.</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>Cursiva</translation>
    </message>
    <message>
        <source>Its account is locked away</source>
        <translation>Su cuenta está bloqueada</translation>
    </message>
    <message>
        <source>Its account waits for the passphrase</source>
        <translation>Su cuenta espera la frase de contraseña</translation>
    </message>
    <message>
        <source>Its answer was not one that Galleon knows.</source>
        <translation>Galleon no conoce su respuesta.</translation>
    </message>
    <message>
        <source>Its data is of version {subject}, which is newer than what Galleon knows: what is new there stays.</source>
        <translation>Sus datos son de la versión {subject}, más nueva que lo que Galleon conoce: lo nuevo se queda allí.</translation>
    </message>
    <message>
        <source>Its definition cannot be read</source>
        <translation>Su definición no se puede leer</translation>
    </message>
    <message>
        <source>Its galleries leave the queue, and its tabs go where they are empty then. What is online stays there. Templates, accounts and settings stay as well.</source>
        <translation>Sus galerías salen de la cola y sus pestañas desaparecen si quedan vacías. Lo que está en línea sigue allí. Las plantillas, cuentas y ajustes también se quedan.</translation>
    </message>
    <message>
        <source>Its limit is {size} an image.</source>
        <translation>Su límite es {size} por imagen.</translation>
    </message>
    <message>
        <source>JSON with everything</source>
        <translation>JSON con todo</translation>
    </message>
    <message>
        <source>Jump to a name</source>
        <translation>Saltar a un nombre</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservarla</translation>
    </message>
    <message>
        <source>Keep location in photos</source>
        <translation>Conservar la ubicación en las fotos</translation>
    </message>
    <message>
        <source>Keep running when the window is closed</source>
        <translation>Seguir en marcha al cerrar la ventana</translation>
    </message>
    <message>
        <source>Keep the computer awake while it uploads</source>
        <translation>Mantener el equipo activo durante las subidas</translation>
    </message>
    <message>
        <source>Keep the original name</source>
        <translation>Conservar el nombre original</translation>
    </message>
    <message>
        <source>Keep the results beside the images, too</source>
        <translation>Guardar los resultados también junto a las imágenes</translation>
    </message>
    <message>
        <source>Keep what is online</source>
        <translation>Conservar lo que está en línea</translation>
    </message>
    <message>
        <source>Kept until Galleon ends</source>
        <translation>Se guarda hasta cerrar Galleon</translation>
    </message>
    <message>
        <source>Key of that address</source>
        <translation>Clave de esa dirección</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Más grande</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <source>Largest</source>
        <comment>image</comment>
        <translation>Mayor</translation>
    </message>
    <message>
        <source>Largest size of the log</source>
        <translation>Tamaño máximo del registro</translation>
    </message>
    <message>
        <source>Leave out, or take in again</source>
        <translation>Omitir, o volver a incluir</translation>
    </message>
    <message>
        <source>Leave the copies out</source>
        <translation>Omitir las copias</translation>
    </message>
    <message>
        <source>Leave the copies out, or keep them.</source>
        <translation>Omitir las copias, o conservarlas.</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>Omitirlas</translation>
    </message>
    <message>
        <source>Leave them out, or try again after changing them.</source>
        <translation>Omitirlas, o reintentar después de cambiarlas.</translation>
    </message>
    <message>
        <source>Leave this host out</source>
        <translation>Omitir este servidor</translation>
    </message>
    <message>
        <source>Leaves one small file at the host</source>
        <translation>Deja un archivo pequeño en el servidor</translation>
    </message>
    <message>
        <source>Left out</source>
        <comment>state of an image</comment>
        <translation>Omitida</translation>
    </message>
    <message>
        <source>Left out, because they hold on this computer alone: {names}.</source>
        <translation>Omitidos, porque solo valen en este equipo: {names}.</translation>
    </message>
    <message>
        <source>Less than 10 MB</source>
        <translation>Menos de 10 MB</translation>
    </message>
    <message numerus="yes">
        <source>Let Galleon shrink them (Retry smaller), or leave them out.</source>
        <translation>
            <numerusform>Dejar que Galleon la reduzca (Reintentar más pequeñas) u omitirla.</numerusform>
            <numerusform>Dejar que Galleon las reduzca (Reintentar más pequeñas) u omitirlas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Tema claro</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Límite</translation>
    </message>
    <message>
        <source>Limit {speed}</source>
        <translation>Límite {speed}</translation>
    </message>
    <message>
        <source>Limit: by schedule</source>
        <translation>Límite: según horario</translation>
    </message>
    <message>
        <source>Limit: none</source>
        <translation>Límite: ninguno</translation>
    </message>
    <message>
        <source>Limit: {speed}</source>
        <translation>Límite: {speed}</translation>
    </message>
    <message>
        <source>Line across</source>
        <translation>Línea horizontal</translation>
    </message>
    <message>
        <source>Line {line}</source>
        <translation>Línea {line}</translation>
    </message>
    <message>
        <source>Line {line} cannot be read</source>
        <translation>La línea {line} no se puede leer</translation>
    </message>
    <message>
        <source>Line {line}: [{name}] closes what is not open</source>
        <translation>Línea {line}: [{name}] cierra algo que no está abierto</translation>
    </message>
    <message>
        <source>Line {line}: [{name}] is not closed</source>
        <translation>Línea {line}: [{name}] no se cierra</translation>
    </message>
    <message>
        <source>Line {line}: the template does not come to an end</source>
        <translation>Línea {line}: la plantilla no termina nunca</translation>
    </message>
    <message>
        <source>Line {line}: the template is too large</source>
        <translation>Línea {line}: la plantilla es demasiado grande</translation>
    </message>
    <message>
        <source>Line {line}: there is no field {name}</source>
        <translation>Línea {line}: no existe el campo {name}</translation>
    </message>
    <message>
        <source>Line {line}: {reason}</source>
        <translation>Línea {line}: {reason}</translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation>Líneas del registro</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>Link copied</source>
        <translation>Enlace copiado</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Enlaces</translation>
    </message>
    <message>
        <source>Links begin with this instead of the address that files are sent to</source>
        <translation>Los enlaces empiezan por esto y no por la dirección a la que se envían los archivos</translation>
    </message>
    <message>
        <source>Links copied</source>
        <translation>Enlaces copiados</translation>
    </message>
    <message>
        <source>Links only</source>
        <translation>Solo enlaces</translation>
    </message>
    <message>
        <source>Links that are gone</source>
        <translation>Enlaces que ya no existen</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Location in photos</source>
        <translation>Ubicación en las fotos</translation>
    </message>
    <message>
        <source>Locked</source>
        <comment>state of a host</comment>
        <translation>Bloqueado</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Longer side, for galleries begun from now on</source>
        <translation>Lado mayor, para las galerías que empiecen desde ahora</translation>
    </message>
    <message>
        <source>Longest side in pixels, 150 to 500.</source>
        <translation>Lado mayor en píxeles, de 150 a 500.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Volver a mirar</translation>
    </message>
    <message>
        <source>Look again at the folder when the file is finished, then try again.</source>
        <translation>Volver a mirar la carpeta cuando el archivo esté terminado y reintentar.</translation>
    </message>
    <message>
        <source>Look at all images again</source>
        <translation>Volver a mirar todas las imágenes</translation>
    </message>
    <message>
        <source>Look at one image</source>
        <translation>Ver una imagen</translation>
    </message>
    <message>
        <source>Look at the file, then look again at the folder.</source>
        <translation>Revisar el archivo y volver a mirar la carpeta.</translation>
    </message>
    <message>
        <source>Look for a newer version</source>
        <translation>Buscar una versión nueva</translation>
    </message>
    <message>
        <source>Look for new images</source>
        <translation>Buscar imágenes nuevas</translation>
    </message>
    <message>
        <source>Look on {host}, then choose “They are there” or “Send again”.</source>
        <translation>Mirar en {host} y elegir «Están ahí» o «Enviar de nuevo».</translation>
    </message>
    <message>
        <source>Looking for images</source>
        <translation>Buscando imágenes</translation>
    </message>
    <message>
        <source>Looking for images was stopped</source>
        <translation>Se detuvo la búsqueda de imágenes</translation>
    </message>
    <message>
        <source>Loop over downloads</source>
        <translation>Bucle sobre las descargas</translation>
    </message>
    <message>
        <source>Loop over hosts</source>
        <translation>Bucle sobre los servidores</translation>
    </message>
    <message>
        <source>Loose images of a folder make one gallery</source>
        <translation>Las imágenes sueltas de una carpeta forman una galería</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>MB/s</source>
        <translation>MB/s</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>date format</comment>
        <translation>MMMM &apos;de&apos; yyyy</translation>
    </message>
    <message>
        <source>Main</source>
        <comment>the tab that is always there</comment>
        <translation>Principal</translation>
    </message>
    <message>
        <source>Make a copy…</source>
        <translation>Hacer una copia…</translation>
    </message>
    <message>
        <source>Make room on the host, or use another one.</source>
        <translation>Hacer sitio en el servidor, o usar otro.</translation>
    </message>
    <message>
        <source>Make them fit</source>
        <translation>Adaptarlas</translation>
    </message>
    <message>
        <source>Makes the post code of a gallery unless its tab or the gallery itself has another one.</source>
        <translation>Crea el código para publicar de una galería, salvo que su pestaña o ella misma tenga otra.</translation>
    </message>
    <message>
        <source>Mark as adult content</source>
        <translation>Marcar como contenido para adultos</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Median</source>
        <comment>of the dimensions</comment>
        <translation>Mediana</translation>
    </message>
    <message numerus="yes">
        <source>Mend the files, then look again at the folder.</source>
        <translation>
            <numerusform>Reparar el archivo y volver a mirar la carpeta.</numerusform>
            <numerusform>Reparar los archivos y volver a mirar la carpeta.</numerusform>
        </translation>
    </message>
    <message>
        <source>Menu</source>
        <comment>key</comment>
        <translation>Menú</translation>
    </message>
    <message>
        <source>Menu of the images</source>
        <translation>Menú de las imágenes</translation>
    </message>
    <message>
        <source>Menu of the template</source>
        <translation>Menú de la plantilla</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>Varios</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mes</translation>
    </message>
    <message>
        <source>More than 1 GB</source>
        <translation>Más de 1 GB</translation>
    </message>
    <message>
        <source>More than 100 MB</source>
        <translation>Más de 100 MB</translation>
    </message>
    <message>
        <source>More than {number} found</source>
        <translation>Más de {number} resultados</translation>
    </message>
    <message>
        <source>Move down in the queue</source>
        <translation>Bajar en la cola</translation>
    </message>
    <message>
        <source>Move from another program</source>
        <translation>Venir de otro programa</translation>
    </message>
    <message>
        <source>Move the tab towards the end</source>
        <translation>Mover la pestaña hacia el final</translation>
    </message>
    <message>
        <source>Move the tab towards the front</source>
        <translation>Mover la pestaña hacia el principio</translation>
    </message>
    <message>
        <source>Move to tab</source>
        <translation>Mover a la pestaña</translation>
    </message>
    <message>
        <source>Move towards the beginning</source>
        <translation>Mover hacia el principio</translation>
    </message>
    <message>
        <source>Move towards the end</source>
        <translation>Mover hacia el final</translation>
    </message>
    <message>
        <source>Move up in the queue</source>
        <translation>Subir en la cola</translation>
    </message>
    <message>
        <source>Move; with Shift select several</source>
        <translation>Mover; con Mayús se seleccionan varias</translation>
    </message>
    <message>
        <source>Moved as well: {galleries}</source>
        <translation>También se movieron: {galleries}</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>Mover…</translation>
    </message>
    <message>
        <source>Moving over</source>
        <translation>Otro programa</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Nombres</translation>
    </message>
    <message>
        <source>Network &amp; proxy</source>
        <translation>Red y proxy</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>Never checked</source>
        <translation>Nunca comprobado</translation>
    </message>
    <message>
        <source>New</source>
        <comment>gallery</comment>
        <translation>Nueva</translation>
    </message>
    <message>
        <source>New in the folder: {images}</source>
        <translation>Nuevas en la carpeta: {images}</translation>
    </message>
    <message>
        <source>New tab</source>
        <translation>Pestaña nueva</translation>
    </message>
    <message>
        <source>New tab {number}</source>
        <translation>Pestaña nueva {number}</translation>
    </message>
    <message>
        <source>New template</source>
        <translation>Nueva plantilla</translation>
    </message>
    <message>
        <source>Next in line</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Parte siguiente de la ventana</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Pestaña siguiente</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Próximo intento</translation>
    </message>
    <message>
        <source>No account</source>
        <translation>Sin cuenta</translation>
    </message>
    <message>
        <source>No account needed</source>
        <translation>Sin necesidad de cuenta</translation>
    </message>
    <message>
        <source>No account needed · public links</source>
        <translation>Sin cuenta · enlaces públicos</translation>
    </message>
    <message>
        <source>No byte sent and none received for so long; the file is tried again.</source>
        <translation>Sin bytes enviados ni recibidos en ese tiempo; el archivo se reintenta.</translation>
    </message>
    <message>
        <source>No image failed.</source>
        <translation>No falló ninguna imagen.</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sin límite</translation>
    </message>
    <message>
        <source>No link of it is known.</source>
        <translation>No se conoce ningún enlace.</translation>
    </message>
    <message>
        <source>No links</source>
        <translation>Sin enlaces</translation>
    </message>
    <message>
        <source>No links are that old</source>
        <translation>No hay enlaces tan antiguos</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Sin red</translation>
    </message>
    <message>
        <source>No network since {time}</source>
        <translation>Sin red desde las {time}</translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation>Sin proxy</translation>
    </message>
    <message>
        <source>No start time any more</source>
        <translation>Ya sin hora de inicio</translation>
    </message>
    <message>
        <source>No text can be made</source>
        <translation>No se puede crear el texto</translation>
    </message>
    <message>
        <source>Nobody knows</source>
        <comment>state of an image</comment>
        <translation>Sin confirmar</translation>
    </message>
    <message numerus="yes">
        <source>Nobody knows whether %n image(s) arrived</source>
        <translation>
            <numerusform>No se sabe si llegó %Ln imagen</numerusform>
            <numerusform>No se sabe si llegaron %Ln imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody was asked for a newer version yet.</source>
        <translation>Aún no se preguntó a nadie por una versión nueva.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation>Ninguno elegido</translation>
    </message>
    <message>
        <source>Not added: {why}</source>
        <translation>No se añadió: {why}</translation>
    </message>
    <message>
        <source>Not changed. The engine is not there at the moment.</source>
        <translation>Sin cambios. El motor no está disponible en este momento.</translation>
    </message>
    <message>
        <source>Not changed: {reason}</source>
        <translation>Sin cambios: {reason}</translation>
    </message>
    <message>
        <source>Not changed: {why}</source>
        <translation>Sin cambios: {why}</translation>
    </message>
    <message numerus="yes">
        <source>Not checked for %n days</source>
        <translation>
            <numerusform>Sin comprobar desde hace %Ln día</numerusform>
            <numerusform>Sin comprobar desde hace %Ln días</numerusform>
        </translation>
    </message>
    <message>
        <source>Not done: {reason}</source>
        <translation>No se hizo: {reason}</translation>
    </message>
    <message>
        <source>Not finished. What came in until then stays; another import brings the rest.</source>
        <translation>Sin terminar. Lo que entró hasta entonces queda; otra importación trae el resto.</translation>
    </message>
    <message>
        <source>Not in the file of settings</source>
        <translation>No está en el archivo de ajustes</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Not removed: {why}</source>
        <translation>No se quitó: {why}</translation>
    </message>
    <message>
        <source>Not set up</source>
        <comment>state of a host</comment>
        <translation>Pendiente</translation>
    </message>
    <message>
        <source>Not tested</source>
        <comment>state of a host</comment>
        <translation>Sin probar</translation>
    </message>
    <message>
        <source>Not tested: {why}</source>
        <translation>Sin probar: {why}</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>Sin intentar</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Anotado</translation>
    </message>
    <message>
        <source>Nothing came back for too long while an image was sent.</source>
        <translation>No hubo respuesta durante demasiado tiempo al enviar una imagen.</translation>
    </message>
    <message>
        <source>Nothing has changed in the folder</source>
        <translation>Nada ha cambiado en la carpeta</translation>
    </message>
    <message>
        <source>Nothing is gone</source>
        <translation>No falta nada</translation>
    </message>
    <message>
        <source>Nothing is open that it would end.</source>
        <translation>No hay nada abierto que pueda cerrar.</translation>
    </message>
    <message>
        <source>Nothing is sent before {time}: {error}</source>
        <translation>No se envía nada antes de las {time}: {error}</translation>
    </message>
    <message>
        <source>Nothing known has this name; it stays as text.</source>
        <translation>No hay nada conocido con este nombre; queda como texto.</translation>
    </message>
    <message>
        <source>Nothing needs to be done. Fewer images at the same time make this rarer.</source>
        <translation>No hay que hacer nada. Con menos imágenes a la vez ocurre menos.</translation>
    </message>
    <message>
        <source>Nothing of it is online yet.</source>
        <translation>Aún no hay nada en línea.</translation>
    </message>
    <message>
        <source>Nothing of it is online.</source>
        <translation>No hay nada en línea.</translation>
    </message>
    <message>
        <source>Nothing of it was uploaded yet.</source>
        <translation>Aún no se había subido nada.</translation>
    </message>
    <message>
        <source>Nothing slides or fades, and spinners stand still.</source>
        <translation>Nada se desliza ni se desvanece, y los indicadores no giran.</translation>
    </message>
    <message>
        <source>Nothing that is not in Galleon already.</source>
        <translation>Nada que no esté ya en Galleon.</translation>
    </message>
    <message>
        <source>Nothing to upload</source>
        <translation>Nada que subir</translation>
    </message>
    <message>
        <source>Nothing was added</source>
        <translation>No se añadió nada</translation>
    </message>
    <message>
        <source>Nothing was added to upload.</source>
        <translation>No se añadió nada para subir.</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>No se cambió nada</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>No se cambió nada.</translation>
    </message>
    <message>
        <source>Nothing was found out</source>
        <translation>No se averiguó nada</translation>
    </message>
    <message>
        <source>Nothing was imported</source>
        <translation>No se importó nada</translation>
    </message>
    <message>
        <source>Nothing was imported: {why}</source>
        <translation>No se importó nada: {why}</translation>
    </message>
    <message>
        <source>Nothing was pasted</source>
        <translation>No se pegó nada</translation>
    </message>
    <message>
        <source>Nothing was sent</source>
        <translation>No se envió nada</translation>
    </message>
    <message>
        <source>Nothing was sent to it; other hosts carry on.</source>
        <translation>No se le envió nada; los demás servidores siguen.</translation>
    </message>
    <message>
        <source>Nothing was sent, because it would have gone without the proxy.</source>
        <translation>No se envió nada, porque habría ido sin el proxy.</translation>
    </message>
    <message>
        <source>Nothing was unpacked.</source>
        <translation>No se descomprimió nada.</translation>
    </message>
    <message>
        <source>Nothing was uploaded</source>
        <translation>No se subió nada</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Now {folder}. It is copied, checked, and used after a restart of the engine.</source>
        <translation>Ahora {folder}. Se copia, se comprueba y se usa tras reiniciar el motor.</translation>
    </message>
    <message>
        <source>Now {percent}%</source>
        <translation>Ahora {percent} %</translation>
    </message>
    <message>
        <source>Number of an album of the account.</source>
        <translation>Número de un álbum de la cuenta.</translation>
    </message>
    <message>
        <source>Number of an album that takes all galleries; empty means a new album for each.</source>
        <translation>Número de un álbum para todas las galerías; vacío significa uno nuevo para cada una.</translation>
    </message>
    <message>
        <source>Number of the album in which new albums are made; empty means the top.</source>
        <translation>Número del álbum donde se crean los nuevos; vacío significa el nivel superior.</translation>
    </message>
    <message>
        <source>Of a folder that is there, for example https://cloud.example.org/remote.php/dav/files/USER/Photos</source>
        <translation>De una carpeta que existe, por ejemplo https://cloud.example.org/remote.php/dav/files/USER/Photos</translation>
    </message>
    <message>
        <source>Of a signed release document, with https. It has to answer itself; redirects are not followed.</source>
        <translation>De un documento de versión firmado, con https. Tiene que responder ella misma; no se siguen redirecciones.</translation>
    </message>
    <message>
        <source>Of all galleries</source>
        <translation>De todas las galerías</translation>
    </message>
    <message>
        <source>Of all that were finished together, ready for one paste. It takes the place of what was copied before.</source>
        <translation>De todas las que terminaron juntas, listo para pegar. Sustituye lo copiado antes.</translation>
    </message>
    <message>
        <source>Of an account that may write there; none where everybody may.</source>
        <translation>De una cuenta que pueda escribir allí; ninguna si todo el mundo puede.</translation>
    </message>
    <message>
        <source>Of an application registered at api.imgur.com/oauth2/addclient.</source>
        <translation>De una aplicación registrada en api.imgur.com/oauth2/addclient.</translation>
    </message>
    <message>
        <source>Of the gallery, for example https://photos.example.org</source>
        <translation>De la galería, por ejemplo https://photos.example.org</translation>
    </message>
    <message>
        <source>Of the server, for example https://files.example.org</source>
        <translation>Del servidor, por ejemplo https://files.example.org</translation>
    </message>
    <message>
        <source>Of the server, for example https://zipline.example.org</source>
        <translation>Del servidor, por ejemplo https://zipline.example.org</translation>
    </message>
    <message>
        <source>Of the site, for example https://pictures.example.org</source>
        <translation>Del sitio, por ejemplo https://pictures.example.org</translation>
    </message>
    <message>
        <source>Of the storage without the bucket, for example https://s3.eu-central-1.amazonaws.com</source>
        <translation>Del almacenamiento sin el bucket, por ejemplo https://s3.eu-central-1.amazonaws.com</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>state of a host</comment>
        <translation>Apagado</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>No</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>On all public hosts</source>
        <translation>En todos los servidores públicos</translation>
    </message>
    <message>
        <source>On hold</source>
        <comment>state of a host</comment>
        <translation>En espera</translation>
    </message>
    <message>
        <source>On hold until {time}</source>
        <translation>Espera hasta {time}</translation>
    </message>
    <message>
        <source>One is made each day; so many are kept.</source>
        <translation>Se crea una al día; se guardan tantas.</translation>
    </message>
    <message>
        <source>One of the periods that the server offers; empty means its usual one.</source>
        <translation>Uno de los plazos que ofrece el servidor; vacío significa el habitual.</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>En línea</translation>
    </message>
    <message>
        <source>Only an upload can show whether it works</source>
        <translation>Solo una subida puede mostrar si funciona</translation>
    </message>
    <message>
        <source>Only for an address with http:// that is not in your own network: everybody on the way can read it</source>
        <translation>Solo para una dirección con http:// fuera de la red propia: cualquiera en el camino puede leerla</translation>
    </message>
    <message>
        <source>Only galleries above or below a size</source>
        <translation>Solo galerías por encima o por debajo de un tamaño</translation>
    </message>
    <message>
        <source>Only galleries for a host</source>
        <translation>Solo galerías de un servidor</translation>
    </message>
    <message>
        <source>Only galleries in a state</source>
        <translation>Solo galerías en un estado</translation>
    </message>
    <message>
        <source>Only galleries of a tab</source>
        <translation>Solo galerías de una pestaña</translation>
    </message>
    <message>
        <source>Only galleries whose links were found so</source>
        <translation>Solo galerías con enlaces en ese estado</translation>
    </message>
    <message>
        <source>Only galleries with a template</source>
        <translation>Solo galerías con una plantilla</translation>
    </message>
    <message>
        <source>Only the beginning is shown; the button copies all of it.</source>
        <translation>Solo se muestra el principio; el botón lo copia todo.</translation>
    </message>
    <message>
        <source>Only to keep pictures and galleries in your own account.</source>
        <translation>Solo para guardar imágenes y galerías en la cuenta propia.</translation>
    </message>
    <message>
        <source>Only to name galleries and to see whether pictures are still there: the upload interface can do neither.</source>
        <translation>Solo para nombrar galerías y ver si las imágenes siguen ahí: la interfaz de subida no permite ninguna de las dos cosas.</translation>
    </message>
    <message>
        <source>Only to upload into your own account, together with a refresh token.</source>
        <translation>Solo para subir a la cuenta propia, junto con un token de renovación.</translation>
    </message>
    <message>
        <source>Only with two-factor sign-in: the code of this moment.</source>
        <translation>Solo con inicio de sesión en dos pasos: el código de este momento.</translation>
    </message>
    <message>
        <source>Only you</source>
        <translation>Solo la cuenta propia</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open Galleon</source>
        <translation>Abrir Galleon</translation>
    </message>
    <message>
        <source>Open a line&apos;s details, and close them</source>
        <translation>Abrir y cerrar los detalles de una línea</translation>
    </message>
    <message>
        <source>Open a page</source>
        <translation>Abrir una página</translation>
    </message>
    <message>
        <source>Open a tab</source>
        <translation>Abrir una pestaña</translation>
    </message>
    <message>
        <source>Open another template</source>
        <translation>Abrir otra plantilla</translation>
    </message>
    <message>
        <source>Open archive</source>
        <translation>Abrir archivo</translation>
    </message>
    <message>
        <source>Open gallery page</source>
        <translation>Abrir página de la galería</translation>
    </message>
    <message>
        <source>Open log</source>
        <translation>Abrir registro</translation>
    </message>
    <message>
        <source>Open the site</source>
        <translation>Abrir el sitio</translation>
    </message>
    <message>
        <source>Open the tab beside</source>
        <translation>Abrir la pestaña de al lado</translation>
    </message>
    <message>
        <source>Original ratio</source>
        <translation>Proporción original</translation>
    </message>
    <message>
        <source>Other hosts carry on</source>
        <translation>Los demás servidores siguen</translation>
    </message>
    <message>
        <source>Others</source>
        <comment>hosts</comment>
        <translation>Otros</translation>
    </message>
    <message>
        <source>Otherwise each image that is dropped becomes a gallery of its own.</source>
        <translation>Si no, cada imagen soltada se convierte en una galería propia.</translation>
    </message>
    <message>
        <source>Otherwise it may go to sleep; uploads go on when it wakes up.</source>
        <translation>Si no, puede suspenderse; las subidas continúan al reactivarse.</translation>
    </message>
    <message>
        <source>Otherwise they wait until you start them. Dropping with Shift starts them in any case.</source>
        <translation>Si no, esperan hasta que se inicien. Soltar con Mayús las inicia siempre.</translation>
    </message>
    <message>
        <source>Outliers</source>
        <comment>images</comment>
        <translation>Valores atípicos</translation>
    </message>
    <message>
        <source>Outside the schedule</source>
        <translation>Fuera del horario</translation>
    </message>
    <message>
        <source>Over all galleries and hosts. Each host has a limit of its own on the Hosts page.</source>
        <translation>Entre todas las galerías y servidores. Cada servidor tiene su propio límite en la página Servidores.</translation>
    </message>
    <message>
        <source>Own name</source>
        <translation>Nombre propio</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Página</translation>
    </message>
    <message>
        <source>Part of the settings file cannot be used</source>
        <translation>Parte del archivo de ajustes no se puede usar</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Passwords and keys are covered in it</source>
        <translation>Las contraseñas y las claves no se ven en él</translation>
    </message>
    <message>
        <source>Passwords stay in your keyring</source>
        <translation>Las contraseñas quedan en el depósito de claves</translation>
    </message>
    <message>
        <source>Passwords stay on this computer</source>
        <translation>Las contraseñas quedan en este equipo</translation>
    </message>
    <message>
        <source>Passwords, names and paths are not in it</source>
        <translation>No contiene contraseñas, nombres ni rutas</translation>
    </message>
    <message>
        <source>Paste folders, files or an image</source>
        <translation>Pegar carpetas, archivos o una imagen</translation>
    </message>
    <message>
        <source>Paste from the clipboard</source>
        <translation>Pegar del portapapeles</translation>
    </message>
    <message>
        <source>Pasted {time}</source>
        <comment>name of a folder</comment>
        <translation>Pegado {time}</translation>
    </message>
    <message>
        <source>Path of the volume or folder on the server, for example photos/2026; it is made when it is not there.</source>
        <translation>Ruta del volumen o carpeta en el servidor, por ejemplo photos/2026; se crea si no existe.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>Pausar todo</translation>
    </message>
    <message>
        <source>Pause the gallery first</source>
        <translation>Poner primero la galería en pausa</translation>
    </message>
    <message>
        <source>Pause the gallery to change its options and accounts.</source>
        <translation>Pausar la galería para cambiar sus opciones y cuentas.</translation>
    </message>
    <message>
        <source>Pause them first: they are uploaded now</source>
        <translation>Hay que pausarlas antes: se están subiendo</translation>
    </message>
    <message>
        <source>Pause {name}</source>
        <translation>Pausar {name}</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Paused</source>
        <comment>state of a gallery</comment>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>PgDown</source>
        <comment>key</comment>
        <translation>AvPág</translation>
    </message>
    <message>
        <source>PgUp</source>
        <comment>key</comment>
        <translation>RePág</translation>
    </message>
    <message>
        <source>Photo servers</source>
        <translation>Servidores de fotos</translation>
    </message>
    <message numerus="yes">
        <source>Pool of %n proxies</source>
        <translation>
            <numerusform>Grupo de %Ln proxy</numerusform>
            <numerusform>Grupo de %Ln proxies</numerusform>
        </translation>
    </message>
    <message>
        <source>Port of “This computer”</source>
        <translation>Puerto de «Este equipo»</translation>
    </message>
    <message>
        <source>Portable Galleon</source>
        <translation>Galleon portátil</translation>
    </message>
    <message>
        <source>Post code</source>
        <translation>Código para publicar</translation>
    </message>
    <message>
        <source>Post code copied</source>
        <translation>Código para publicar copiado</translation>
    </message>
    <message>
        <source>Postimages gives keys to makers of programs.</source>
        <translation>Postimages da claves a autores de programas.</translation>
    </message>
    <message>
        <source>Press Space to start</source>
        <translation>Espacio para empezar</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>Parte anterior de la ventana</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Pestaña anterior</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacidad</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Programs that were run at certain events.</source>
        <translation>Programas que se ejecutaban en ciertos momentos.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Proportional</source>
        <translation>Proporcional</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Público</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>Dirección pública</translation>
    </message>
    <message>
        <source>Put images into it and look again, or remove the gallery.</source>
        <translation>Poner imágenes en ella y volver a mirar, o quitar la galería.</translation>
    </message>
    <message>
        <source>Put the proxy right on the Hosts page, then try again.</source>
        <translation>Corregir el proxy en la página Servidores y reintentar.</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Queue order</source>
        <translation>Orden de la cola</translation>
    </message>
    <message>
        <source>Queued</source>
        <comment>state of a gallery</comment>
        <translation>En cola</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message numerus="yes">
        <source>Quit now – %n galleries resume at the next start</source>
        <translation>
            <numerusform>Salir ahora: %Ln galería continúa en el próximo inicio</numerusform>
            <numerusform>Salir ahora: %Ln galerías continúan en el próximo inicio</numerusform>
        </translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Cita</translation>
    </message>
    <message>
        <source>Raised contrast</source>
        <translation>Contraste alto</translation>
    </message>
    <message>
        <source>Raised or usual contrast</source>
        <translation>Contraste alto o normal</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Aleatorio</translation>
    </message>
    <message>
        <source>Reading files…</source>
        <translation>Leyendo archivos…</translation>
    </message>
    <message numerus="yes">
        <source>Reading {some} of %n image(s)</source>
        <translation>
            <numerusform>Leyendo {some} de %Ln imagen</numerusform>
            <numerusform>Leyendo {some} de %Ln imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Ready</source>
        <comment>state of a gallery</comment>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Ready</source>
        <comment>state of a host</comment>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Reducir movimiento</translation>
    </message>
    <message>
        <source>Refresh token</source>
        <translation>Token de renovación</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Región</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove all completed</source>
        <translation>Quitar todas las completas</translation>
    </message>
    <message>
        <source>Remove all failed and incomplete</source>
        <translation>Quitar todas las fallidas e incompletas</translation>
    </message>
    <message>
        <source>Remove from queue</source>
        <translation>Quitar de la cola</translation>
    </message>
    <message>
        <source>Remove from what is sent</source>
        <translation>Quitar de lo que se envía</translation>
    </message>
    <message>
        <source>Remove location</source>
        <translation>Quitar ubicación</translation>
    </message>
    <message>
        <source>Remove location from photos</source>
        <translation>Quitar la ubicación de las fotos</translation>
    </message>
    <message>
        <source>Removed from the queue</source>
        <translation>Quitada de la cola</translation>
    </message>
    <message>
        <source>Removed tabs</source>
        <translation>Pestañas quitadas</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar nombre</translation>
    </message>
    <message>
        <source>Rename the tab</source>
        <translation>Cambiar el nombre de la pestaña</translation>
    </message>
    <message>
        <source>Renamed in the folder: {images}</source>
        <translation>Renombradas en la carpeta: {images}</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Report copied</source>
        <translation>Informe copiado</translation>
    </message>
    <message>
        <source>Report saved</source>
        <translation>Informe guardado</translation>
    </message>
    <message>
        <source>Reports of crashes</source>
        <translation>Informes de fallos</translation>
    </message>
    <message>
        <source>Reports stay on this computer until you send them.</source>
        <translation>Los informes se quedan en este equipo hasta que alguien los envíe.</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Petición</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>Reiniciar ahora</translation>
    </message>
    <message>
        <source>Rests until {time} – {why}</source>
        <translation>En reposo hasta las {time}: {why}</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Resume {name}</source>
        <translation>Reanudar {name}</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Reanudada</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Retry everything that failed</source>
        <translation>Reintentar todo lo fallido</translation>
    </message>
    <message>
        <source>Retry failed images</source>
        <translation>Reintentar imágenes fallidas</translation>
    </message>
    <message>
        <source>Retry smaller</source>
        <translation>Reintentar más pequeñas</translation>
    </message>
    <message>
        <source>Retry {name}</source>
        <translation>Reintentar {name}</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>Amplias</translation>
    </message>
    <message>
        <source>Row menu</source>
        <translation>Menú de la fila</translation>
    </message>
    <message>
        <source>Rows of the queue</source>
        <translation>Filas de la cola</translation>
    </message>
    <message>
        <source>Running</source>
        <comment>state of a host</comment>
        <translation>En marcha</translation>
    </message>
    <message>
        <source>Same as before</source>
        <translation>Igual que antes</translation>
    </message>
    <message>
        <source>Sample deleted</source>
        <translation>Muestra eliminada</translation>
    </message>
    <message>
        <source>Sample gallery</source>
        <translation>Galería de muestra</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Guardar informe</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Guardar informe…</translation>
    </message>
    <message>
        <source>Save the images first, then drop them here</source>
        <translation>Guardar primero las imágenes y soltarlas aquí</translation>
    </message>
    <message>
        <source>Saved filter</source>
        <translation>Filtro guardado</translation>
    </message>
    <message>
        <source>Scanning</source>
        <comment>state of a gallery</comment>
        <translation>Analizando</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>Seconds, 60 to 15552000 (180 days); empty means never.</source>
        <translation>Segundos, de 60 a 15552000 (180 días); vacío significa nunca.</translation>
    </message>
    <message>
        <source>Secret key</source>
        <translation>Clave secreta</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Seleccionar todo</translation>
    </message>
    <message>
        <source>Select one more</source>
        <translation>Seleccionar una más</translation>
    </message>
    <message>
        <source>Selected galleries</source>
        <translation>Galerías seleccionadas</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Enviar de nuevo</translation>
    </message>
    <message>
        <source>Send again what changed, or keep what is online.</source>
        <translation>Enviar de nuevo lo cambiado, o conservar lo que está en línea.</translation>
    </message>
    <message>
        <source>Send copies</source>
        <translation>Enviar copias</translation>
    </message>
    <message>
        <source>Send one</source>
        <translation>Enviar una</translation>
    </message>
    <message>
        <source>Send the password without encryption</source>
        <translation>Enviar la contraseña sin cifrar</translation>
    </message>
    <message>
        <source>Sent, its link is to come</source>
        <comment>state of an image</comment>
        <translation>Enviada, falta su enlace</translation>
    </message>
    <message>
        <source>Set here; {value} from the account</source>
        <translation>Fijado aquí; {value} según la cuenta</translation>
    </message>
    <message>
        <source>Set here; {value} from the host</source>
        <translation>Fijado aquí; {value} según el servidor</translation>
    </message>
    <message>
        <source>Set here; {value} from the tab</source>
        <translation>Fijado aquí; {value} según la pestaña</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Ajustes…</translation>
    </message>
    <message>
        <source>Shift</source>
        <comment>key</comment>
        <translation>Mayús</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Atajos</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Show Galleon where it is now, or remove the gallery.</source>
        <translation>Indicar dónde está ahora, o quitar la galería.</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Mostrar carpeta</translation>
    </message>
    <message>
        <source>Show gallery</source>
        <translation>Mostrar galería</translation>
    </message>
    <message>
        <source>Show host</source>
        <translation>Mostrar servidor</translation>
    </message>
    <message>
        <source>Show or hide the inspector</source>
        <translation>Mostrar u ocultar el inspector</translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation>Mostrar u ocultar la barra lateral</translation>
    </message>
    <message>
        <source>Show the folder…</source>
        <translation>Indicar la carpeta…</translation>
    </message>
    <message>
        <source>Shown by the system while the window is not in front. Those of 30 seconds are told together.</source>
        <translation>El sistema las muestra mientras la ventana no está delante. Las de 30 segundos se avisan juntas.</translation>
    </message>
    <message>
        <source>Shown on a click</source>
        <translation>Visible al hacer clic</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Inicio de sesión</translation>
    </message>
    <message>
        <source>Sign-in refused</source>
        <comment>state of a host</comment>
        <translation>Sesión rechazada</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Sesión iniciada</translation>
    </message>
    <message>
        <source>Signed in</source>
        <comment>state of a host</comment>
        <translation>Sesión iniciada</translation>
    </message>
    <message>
        <source>Signed in as {name}</source>
        <translation>Sesión iniciada como {name}</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Small pictures kept</source>
        <translation>Imágenes pequeñas guardadas</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <source>Smallest</source>
        <comment>image</comment>
        <translation>Menor</translation>
    </message>
    <message>
        <source>So long a host may be down before the host that stands in for it takes over.</source>
        <translation>Tiempo que un servidor puede estar caído antes de que su sustituto tome el relevo.</translation>
    </message>
    <message>
        <source>Some addresses of images at {host} come later{why}</source>
        <translation>Algunas direcciones de imágenes en {host} llegan más tarde{why}</translation>
    </message>
    <message>
        <source>Some links are gone</source>
        <translation>Algunos enlaces perdidos</translation>
    </message>
    <message>
        <source>Some or all links are gone</source>
        <translation>Algunos o todos los enlaces perdidos</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Ordenar</translation>
    </message>
    <message>
        <source>Space</source>
        <comment>key</comment>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Speed in limited hours</source>
        <translation>Velocidad en horas limitadas</translation>
    </message>
    <message>
        <source>Speed limit</source>
        <translation>Límite de velocidad</translation>
    </message>
    <message>
        <source>Speed limit…</source>
        <translation>Límite de velocidad…</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Cuadrada</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Start afresh</source>
        <translation>Empezar de nuevo</translation>
    </message>
    <message>
        <source>Start afresh…</source>
        <translation>Empezar de nuevo…</translation>
    </message>
    <message>
        <source>Start all</source>
        <translation>Iniciar todo</translation>
    </message>
    <message>
        <source>Start at</source>
        <translation>Iniciar a las</translation>
    </message>
    <message>
        <source>Start at a time…</source>
        <translation>Iniciar a una hora…</translation>
    </message>
    <message>
        <source>Start carefully</source>
        <translation>Iniciar con cuidado</translation>
    </message>
    <message>
        <source>Start it again when you like.</source>
        <translation>Se puede iniciar de nuevo en cualquier momento.</translation>
    </message>
    <message>
        <source>Start it with start-galleon in {folder}. Passwords stay in this computer&apos;s keyring.</source>
        <translation>Iniciarlo con start-galleon en {folder}. Las contraseñas quedan en el depósito de claves de este equipo.</translation>
    </message>
    <message>
        <source>Start new galleries at once</source>
        <translation>Iniciar enseguida las galerías nuevas</translation>
    </message>
    <message>
        <source>Start next</source>
        <translation>Iniciar a continuación</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>Iniciar ahora</translation>
    </message>
    <message>
        <source>Start on</source>
        <translation>Iniciar en</translation>
    </message>
    <message>
        <source>Start on this host</source>
        <translation>Iniciar en este servidor</translation>
    </message>
    <message>
        <source>Start or pause all</source>
        <translation>Iniciar o pausar todo</translation>
    </message>
    <message numerus="yes">
        <source>Start time of %n galleries</source>
        <translation>
            <numerusform>Hora de inicio de %Ln galería</numerusform>
            <numerusform>Hora de inicio de %Ln galerías</numerusform>
        </translation>
    </message>
    <message>
        <source>Start time of {name}</source>
        <translation>Hora de inicio de {name}</translation>
    </message>
    <message>
        <source>Start with http:// or https://</source>
        <translation>Debe empezar por http:// o https://</translation>
    </message>
    <message>
        <source>Start with the system</source>
        <translation>Iniciar con el sistema</translation>
    </message>
    <message>
        <source>Start {galleries} afresh?</source>
        <translation>¿Empezar de nuevo {galleries}?</translation>
    </message>
    <message>
        <source>Start {gallery} afresh?</source>
        <translation>¿Empezar de nuevo {gallery}?</translation>
    </message>
    <message>
        <source>Start {name}</source>
        <translation>Iniciar {name}</translation>
    </message>
    <message>
        <source>Start, pause, retry or copy</source>
        <translation>Iniciar, pausar, reintentar o copiar</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Iniciada</translation>
    </message>
    <message>
        <source>Started afresh</source>
        <translation>Empezada de nuevo</translation>
    </message>
    <message>
        <source>Starts at {time}</source>
        <translation>Comienza a las {time}</translation>
    </message>
    <message>
        <source>Starts {day}, {time}</source>
        <translation>Comienza el {day}, {time}</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Estadísticas</translation>
    </message>
    <message>
        <source>Stay paused</source>
        <translation>Seguir en pausa</translation>
    </message>
    <message>
        <source>Still to enter: {fields}.</source>
        <translation>Falta por introducir: {fields}.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Stopped by you</source>
        <translation>Detenida a mano</translation>
    </message>
    <message>
        <source>Stopped. What came in until then stays; another import brings the rest.</source>
        <translation>Detenido. Lo que entró hasta entonces queda; otra importación trae el resto.</translation>
    </message>
    <message>
        <source>Storage and traffic</source>
        <translation>Espacio y tráfico</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Guardada</translation>
    </message>
    <message>
        <source>Stored in an encrypted file</source>
        <translation>Se guarda en un archivo cifrado</translation>
    </message>
    <message>
        <source>Stored in your system keyring</source>
        <translation>Se guarda en el depósito de claves del sistema</translation>
    </message>
    <message>
        <source>Stored. Only an upload can show whether it works</source>
        <translation>Guardada. Solo una subida puede mostrar si funciona</translation>
    </message>
    <message>
        <source>Stronger lines and hints. On in any case when the system asks for it.</source>
        <translation>Líneas y textos de ayuda más marcados. Siempre activo cuando el sistema lo pide.</translation>
    </message>
    <message>
        <source>Struck through</source>
        <translation>Tachado</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Apagado</translation>
    </message>
    <message>
        <source>Switched on</source>
        <translation>Encendido</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Tab</source>
        <comment>key</comment>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Tab</source>
        <comment>of the queue</comment>
        <translation>Pestaña</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Pestaña</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Take back what came from {program}?</source>
        <translation>¿Deshacer lo que vino de {program}?</translation>
    </message>
    <message>
        <source>Take completed galleries off the queue</source>
        <translation>Retirar de la cola las galerías completas</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>Quitarla</translation>
    </message>
    <message>
        <source>Take the settings along</source>
        <translation>Llevarse los ajustes</translation>
    </message>
    <message>
        <source>Tell me of new versions</source>
        <translation>Avisar de versiones nuevas</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Plantilla</translation>
    </message>
    <message>
        <source>Template exported</source>
        <translation>Plantilla exportada</translation>
    </message>
    <message>
        <source>Template of new galleries</source>
        <translation>Plantilla de las galerías nuevas</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Plantillas</translation>
    </message>
    <message>
        <source>Test all accounts</source>
        <translation>Probar todas las cuentas</translation>
    </message>
    <message>
        <source>Test upload</source>
        <translation>Subida de prueba</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Probando…</translation>
    </message>
    <message>
        <source>Testing…</source>
        <comment>state of a host</comment>
        <translation>Probando…</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Text and JSON of a finished gallery, in a hidden folder named .galleon in its own folder.</source>
        <translation>Texto y JSON de una galería terminada, en una carpeta oculta .galleon dentro de la suya.</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>That is not the passphrase</source>
        <translation>Esa no es la frase de contraseña</translation>
    </message>
    <message>
        <source>The ZIP waits until {time}. Other hosts carry on.</source>
        <translation>El ZIP espera hasta las {time}. Los demás servidores siguen.</translation>
    </message>
    <message>
        <source>The account of {host} is locked</source>
        <translation>La cuenta en {host} está bloqueada</translation>
    </message>
    <message>
        <source>The account of {subject} lacks something. Complete it on the Hosts page.</source>
        <translation>A la cuenta de {subject} le falta algo. Completarla en la página Servidores.</translation>
    </message>
    <message>
        <source>The account of {subject}: it is locked with a key that is not on this computer. Enter it again.</source>
        <translation>La cuenta de {subject}: está cerrada con una clave que no está en este equipo. Introducirla de nuevo.</translation>
    </message>
    <message>
        <source>The account of {subject}: there is one in Galleon already, which stays.</source>
        <translation>La cuenta de {subject}: ya hay una en Galleon, que se queda.</translation>
    </message>
    <message>
        <source>The address could not be reached. Try again later.</source>
        <translation>No se pudo llegar a la dirección. Reintentar más tarde.</translation>
    </message>
    <message>
        <source>The address sends elsewhere, which Galleon does not follow.</source>
        <translation>La dirección remite a otra, y Galleon no la sigue.</translation>
    </message>
    <message>
        <source>The answer comes here</source>
        <translation>La respuesta llega aquí</translation>
    </message>
    <message>
        <source>The answer comes here, and may take a while</source>
        <translation>La respuesta llega aquí y puede tardar</translation>
    </message>
    <message>
        <source>The answer did not speak of a version.</source>
        <translation>La respuesta no hablaba de ninguna versión.</translation>
    </message>
    <message>
        <source>The answer is out of date, or this computer’s clock is ahead. It was not believed.</source>
        <translation>La respuesta está caducada, o el reloj de este equipo va adelantado. No se creyó.</translation>
    </message>
    <message>
        <source>The answer named an older version than one before. It was not believed.</source>
        <translation>La respuesta nombraba una versión más antigua que otra anterior. No se creyó.</translation>
    </message>
    <message>
        <source>The answer was far too large and was not read.</source>
        <translation>La respuesta era demasiado grande y no se leyó.</translation>
    </message>
    <message>
        <source>The answer was not signed with the key of the settings. It was not believed.</source>
        <translation>La respuesta no estaba firmada con la clave de los ajustes. No se creyó.</translation>
    </message>
    <message>
        <source>The answer was older than one before. It was not believed.</source>
        <translation>La respuesta era más antigua que otra anterior. No se creyó.</translation>
    </message>
    <message>
        <source>The bell says what is to be known</source>
        <translation>La campana indica lo que hay que saber</translation>
    </message>
    <message>
        <source>The bell says why</source>
        <translation>La campana indica el motivo</translation>
    </message>
    <message>
        <source>The cover was not sent to {host}{why}</source>
        <translation>La portada no se envió a {host}{why}</translation>
    </message>
    <message>
        <source>The data was copied</source>
        <translation>Los datos se copiaron</translation>
    </message>
    <message>
        <source>The disk is full or cannot be written</source>
        <translation>El disco está lleno o no admite escritura</translation>
    </message>
    <message>
        <source>The engine stopped for a moment. What you typed is still here; try again</source>
        <translation>El motor se detuvo un momento. Lo escrito sigue aquí; se puede probar de nuevo</translation>
    </message>
    <message>
        <source>The file is deleted after so many.</source>
        <translation>El archivo se elimina después de tantas.</translation>
    </message>
    <message>
        <source>The file on disk is not the one that was checked.</source>
        <translation>El archivo en el disco no es el que se comprobó.</translation>
    </message>
    <message>
        <source>The file {subject} cannot be read.</source>
        <translation>El archivo {subject} no se puede leer.</translation>
    </message>
    <message>
        <source>The first picture once more, as a cover with a page of its own.</source>
        <translation>La primera imagen otra vez, como portada con página propia.</translation>
    </message>
    <message>
        <source>The first that can be used</source>
        <translation>La primera que se pueda usar</translation>
    </message>
    <message>
        <source>The folder has gone</source>
        <translation>La carpeta ya no está</translation>
    </message>
    <message>
        <source>The forum would show it as text.</source>
        <translation>El foro la mostraría como texto.</translation>
    </message>
    <message>
        <source>The host</source>
        <translation>El servidor</translation>
    </message>
    <message>
        <source>The host cannot do that</source>
        <translation>El servidor no lo permite</translation>
    </message>
    <message>
        <source>The host cannot tell whether links work</source>
        <translation>El servidor no permite saber si los enlaces funcionan</translation>
    </message>
    <message>
        <source>The host moves between addresses; change this when the usual one does not answer.</source>
        <translation>El servidor cambia de dirección; modificar esto cuando la habitual no responda.</translation>
    </message>
    <message>
        <source>The image could not be read</source>
        <translation>La imagen no se pudo leer</translation>
    </message>
    <message>
        <source>The image was changed</source>
        <translation>La imagen cambió</translation>
    </message>
    <message>
        <source>The image was not added</source>
        <translation>La imagen no se añadió</translation>
    </message>
    <message>
        <source>The image was rejected</source>
        <translation>La imagen fue rechazada</translation>
    </message>
    <message>
        <source>The images appear when the folder has been read.</source>
        <translation>Las imágenes aparecen cuando se ha leído la carpeta.</translation>
    </message>
    <message>
        <source>The import was taken back</source>
        <translation>Se ha deshecho la importación</translation>
    </message>
    <message>
        <source>The key under Settings › Advanced is none, so nobody was asked.</source>
        <translation>La clave de Ajustes › Avanzado no es válida, así que no se preguntó a nadie.</translation>
    </message>
    <message>
        <source>The links stop working for everybody. This cannot be undone; the files on this computer stay.</source>
        <translation>Los enlaces dejan de funcionar para todo el mundo. No se puede deshacer; los archivos de este equipo se conservan.</translation>
    </message>
    <message>
        <source>The log was not saved</source>
        <translation>El registro no se guardó</translation>
    </message>
    <message>
        <source>The network is back</source>
        <translation>Vuelve a haber red</translation>
    </message>
    <message>
        <source>The newest line, and the oldest</source>
        <translation>La línea más nueva y la más antigua</translation>
    </message>
    <message>
        <source>The oldest go when there are more.</source>
        <translation>Las más antiguas se borran cuando hay más.</translation>
    </message>
    <message>
        <source>The oldest lines go when its file is larger.</source>
        <translation>Las líneas más antiguas se borran cuando el archivo es mayor.</translation>
    </message>
    <message numerus="yes">
        <source>The other %n are online.</source>
        <translation>
            <numerusform>La otra está en línea.</numerusform>
            <numerusform>Las otras %Ln están en línea.</numerusform>
        </translation>
    </message>
    <message>
        <source>The others wait in the queue.</source>
        <translation>Las demás esperan en la cola.</translation>
    </message>
    <message>
        <source>The preview cannot be written</source>
        <translation>La vista previa no se puede escribir</translation>
    </message>
    <message>
        <source>The program noted {words}</source>
        <translation>El programa anotó {words}</translation>
    </message>
    <message>
        <source>The proxy cannot be used</source>
        <translation>El proxy no se puede usar</translation>
    </message>
    <message>
        <source>The proxy {name} cannot be used</source>
        <translation>El proxy {name} no se puede usar</translation>
    </message>
    <message>
        <source>The report was not saved</source>
        <translation>El informe no se guardó</translation>
    </message>
    <message>
        <source>The rest carries on.</source>
        <translation>El resto sigue.</translation>
    </message>
    <message>
        <source>The rest waits until {time}. Other hosts carry on.</source>
        <translation>El resto espera hasta las {time}. Los demás servidores siguen.</translation>
    </message>
    <message>
        <source>The rest waits. Other hosts carry on.</source>
        <translation>El resto espera. Los demás servidores siguen.</translation>
    </message>
    <message>
        <source>The rest works</source>
        <translation>El resto funciona</translation>
    </message>
    <message>
        <source>The row&apos;s action, for all selected</source>
        <translation>La acción de la fila, para toda la selección</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>Lo mismo</translation>
    </message>
    <message>
        <source>The same images as {subject}</source>
        <translation>Las mismas imágenes que {subject}</translation>
    </message>
    <message>
        <source>The server makes images smaller; empty leaves them as they are.</source>
        <translation>El servidor reduce las imágenes; vacío las deja como están.</translation>
    </message>
    <message>
        <source>The sign-in works</source>
        <translation>El inicio de sesión funciona</translation>
    </message>
    <message>
        <source>The system said {words}.</source>
        <translation>El sistema respondió {words}.</translation>
    </message>
    <message>
        <source>The system’s proxy</source>
        <translation>El proxy del sistema</translation>
    </message>
    <message>
        <source>The template cannot be written</source>
        <translation>La plantilla no se puede escribir</translation>
    </message>
    <message>
        <source>The template has fields that there are not, and they stay empty: {names}.</source>
        <translation>La plantilla tiene campos que no existen y quedan vacíos: {names}.</translation>
    </message>
    <message>
        <source>The template {name} is not there any more.</source>
        <translation>La plantilla {name} ya no existe.</translation>
    </message>
    <message>
        <source>The template {subject} cannot be read.</source>
        <translation>La plantilla {subject} no se puede leer.</translation>
    </message>
    <message>
        <source>The test did not finish</source>
        <translation>La prueba no terminó</translation>
    </message>
    <message>
        <source>The test failed: {error}</source>
        <translation>La prueba falló: {error}</translation>
    </message>
    <message>
        <source>The text on the clipboard is too long</source>
        <translation>El texto del portapapeles es demasiado largo</translation>
    </message>
    <message>
        <source>The whole header if the server wants one, for example Bearer 0a1b2c</source>
        <translation>La cabecera completa si el servidor la pide, por ejemplo Bearer 0a1b2c</translation>
    </message>
    <message>
        <source>Their images stay online, and their texts stay in the results folder.</source>
        <translation>Sus imágenes siguen en línea y sus textos quedan en la carpeta de resultados.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Theme of the system</source>
        <translation>Tema del sistema</translation>
    </message>
    <message>
        <source>Then it is marked failed. For hosts without a number of their own on the Hosts page.</source>
        <translation>Después se marca con error. Para servidores sin un número propio en la página Servidores.</translation>
    </message>
    <message>
        <source>There are no images in the folder</source>
        <translation>No hay imágenes en la carpeta</translation>
    </message>
    <message>
        <source>There are no images in {name}</source>
        <translation>No hay imágenes en {name}</translation>
    </message>
    <message>
        <source>There are no images.</source>
        <translation>No hay imágenes.</translation>
    </message>
    <message>
        <source>There is nobody to ask: no address and key are set under Settings › Advanced.</source>
        <translation>No hay a quién preguntar: en Ajustes › Avanzado no hay dirección ni clave.</translation>
    </message>
    <message>
        <source>There is nothing like it in Galleon.</source>
        <translation>En Galleon no hay nada parecido.</translation>
    </message>
    <message>
        <source>There is nothing to add on the clipboard</source>
        <translation>No hay nada que añadir en el portapapeles</translation>
    </message>
    <message>
        <source>There is nothing to copy yet</source>
        <translation>Aún no hay nada que copiar</translation>
    </message>
    <message>
        <source>These images are in the queue already</source>
        <translation>Estas imágenes ya están en la cola</translation>
    </message>
    <message>
        <source>These images were uploaded before</source>
        <translation>Estas imágenes ya se habían subido</translation>
    </message>
    <message>
        <source>They are in the gallery already</source>
        <translation>Ya están en la galería</translation>
    </message>
    <message numerus="yes">
        <source>They are larger than it takes.</source>
        <translation>
            <numerusform>Es más grande de lo que admite.</numerusform>
            <numerusform>Son más grandes de lo que admite.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They are over its limit of {size}.</source>
        <translation>
            <numerusform>Supera su límite de {size}.</numerusform>
            <numerusform>Superan su límite de {size}.</numerusform>
        </translation>
    </message>
    <message>
        <source>They are there</source>
        <translation>Están ahí</translation>
    </message>
    <message numerus="yes">
        <source>They were sent to {host}; no answer said what became of them.</source>
        <translation>
            <numerusform>Se envió a {host}; ninguna respuesta dijo qué fue de ella.</numerusform>
            <numerusform>Se enviaron a {host}; ninguna respuesta dijo qué fue de ellas.</numerusform>
        </translation>
    </message>
    <message>
        <source>This comparison cannot be kept; it counts as not met, or compares numbers.</source>
        <translation>Esta comparación no se puede conservar; cuenta como no cumplida, o compara números.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este equipo</translation>
    </message>
    <message>
        <source>This is the newest version, as of {when}.</source>
        <translation>Esta es la versión más reciente, a {when}.</translation>
    </message>
    <message>
        <source>This key is needed elsewhere. Hold Ctrl or Alt, or use a function key.</source>
        <translation>Esta tecla hace falta en otro lugar. Añadir Ctrl o Alt, o usar una tecla de función.</translation>
    </message>
    <message>
        <source>This password does not open {file}</source>
        <translation>Esta contraseña no abre {file}</translation>
    </message>
    <message>
        <source>This session</source>
        <translation>Esta sesión</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>Esta lista</translation>
    </message>
    <message>
        <source>This time is past</source>
        <translation>Esa hora ya pasó</translation>
    </message>
    <message>
        <source>Thumbnail format</source>
        <translation>Formato de las miniaturas</translation>
    </message>
    <message>
        <source>Thumbnail shape</source>
        <translation>Forma de las miniaturas</translation>
    </message>
    <message>
        <source>Thumbnail size</source>
        <translation>Tamaño de las miniaturas</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Timetable</source>
        <translation>Horario</translation>
    </message>
    <message>
        <source>To one host at the same time</source>
        <translation>A un servidor al mismo tiempo</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Today at {time}</source>
        <translation>Hoy a las {time}</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Mañana</translation>
    </message>
    <message>
        <source>Tomorrow at {time}</source>
        <translation>Mañana a las {time}</translation>
    </message>
    <message>
        <source>Too large for the host, or of a format that it does not take.</source>
        <translation>Demasiado grandes para el servidor, o de un formato que no admite.</translation>
    </message>
    <message>
        <source>Took over the old links of {images}</source>
        <translation>Se usaron los enlaces anteriores: {images}</translation>
    </message>
    <message>
        <source>Tries per file</source>
        <translation>Intentos por archivo</translation>
    </message>
    <message>
        <source>Tries per image</source>
        <translation>Intentos por imagen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Try again later, or use another host.</source>
        <translation>Reintentar más tarde, o usar otro servidor.</translation>
    </message>
    <message>
        <source>Try again, or lower how many images are sent at the same time.</source>
        <translation>Reintentar, o enviar menos imágenes a la vez.</translation>
    </message>
    <message>
        <source>Try again. If it comes back, the log says more.</source>
        <translation>Reintentar. Si se repite, el registro dice más.</translation>
    </message>
    <message>
        <source>Try with 6 sample images</source>
        <translation>Probar con 6 imágenes de muestra</translation>
    </message>
    <message>
        <source>Twice in the gallery: {images}</source>
        <translation>Repetidas en la galería: {images}</translation>
    </message>
    <message>
        <source>UUID</source>
        <translation>UUID</translation>
    </message>
    <message>
        <source>UUID of an album of the account.</source>
        <translation>UUID de un álbum de la cuenta.</translation>
    </message>
    <message>
        <source>Underlined</source>
        <translation>Subrayado</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Undo removal, move or rename</source>
        <translation>Deshacer quitar, mover o cambiar nombre</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Unlock your accounts to use it</source>
        <translation>Desbloquear las cuentas para usarlo</translation>
    </message>
    <message>
        <source>Unpack archives up to</source>
        <translation>Descomprimir archivos de hasta</translation>
    </message>
    <message>
        <source>Unpacked archives and images that were made to fit. Empty: with Galleon&apos;s data.</source>
        <translation>Archivos desempaquetados e imágenes adaptadas. Vacío: con los datos de Galleon.</translation>
    </message>
    <message>
        <source>Until that is mended, galleries get the text of a built-in template.</source>
        <translation>Mientras no se corrija, las galerías reciben el texto de una plantilla incluida.</translation>
    </message>
    <message>
        <source>Update Galleon or the host&apos;s definition, then try again.</source>
        <translation>Actualizar Galleon o la definición del servidor y reintentar.</translation>
    </message>
    <message>
        <source>Upload again</source>
        <translation>Subir de nuevo</translation>
    </message>
    <message>
        <source>Upload again what is gone</source>
        <translation>Subir de nuevo lo perdido</translation>
    </message>
    <message>
        <source>Upload with Galleon</source>
        <translation>Subir con Galleon</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>Subido</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <comment>a gallery, before</comment>
        <translation>Ya se había subido</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <comment>state of an image</comment>
        <translation>Subida</translation>
    </message>
    <message>
        <source>Uploaded as {name}</source>
        <translation>Se subió como {name}</translation>
    </message>
    <message>
        <source>Uploaded as {name} to {hosts}</source>
        <translation>Se subió como {name} a {hosts}</translation>
    </message>
    <message>
        <source>Uploaded as {name} {when}</source>
        <translation>Se subió como {name} {when}</translation>
    </message>
    <message>
        <source>Uploaded as {name} {when} to {hosts}</source>
        <translation>Se subió como {name} {when} a {hosts}</translation>
    </message>
    <message>
        <source>Uploaded images stay online</source>
        <translation>Las imágenes subidas siguen en línea</translation>
    </message>
    <message>
        <source>Uploaded per day</source>
        <translation>Subido por día</translation>
    </message>
    <message>
        <source>Uploaded per month</source>
        <translation>Subido por mes</translation>
    </message>
    <message>
        <source>Uploaded per week</source>
        <translation>Subido por semana</translation>
    </message>
    <message>
        <source>Uploaded to {hosts}</source>
        <translation>Se subió a {hosts}</translation>
    </message>
    <message>
        <source>Uploaded {when}</source>
        <translation>Se subió {when}</translation>
    </message>
    <message>
        <source>Uploaded {when} to {hosts}</source>
        <translation>Se subió {when} a {hosts}</translation>
    </message>
    <message>
        <source>Uploading</source>
        <comment>state of an image</comment>
        <translation>Subiendo</translation>
    </message>
    <message>
        <source>Uploading</source>
        <comment>state of a gallery</comment>
        <translation>Subiendo</translation>
    </message>
    <message>
        <source>Uploads</source>
        <translation>Subidas</translation>
    </message>
    <message>
        <source>Uploads are on hold and go on by themselves; finished images are not sent twice.</source>
        <translation>Las subidas esperan y continúan solas; las imágenes terminadas no se envían dos veces.</translation>
    </message>
    <message>
        <source>Uploads are running</source>
        <translation>Hay subidas en marcha</translation>
    </message>
    <message>
        <source>Uploads go on</source>
        <translation>Las subidas continúan</translation>
    </message>
    <message>
        <source>Uploads go on by themselves</source>
        <translation>Las subidas continúan solas</translation>
    </message>
    <message>
        <source>Uploads go on without it, and nothing of the report below is sent. Galleon can start carefully: drawn without the graphics driver, and without what the window remembers of its size and pages.</source>
        <translation>Las subidas continúan sin ella y nada del informe de abajo se envía. Galleon puede iniciarse con cuidado: dibujado sin el controlador gráfico y sin lo que la ventana recuerda de su tamaño y sus páginas.</translation>
    </message>
    <message>
        <source>Uploads stopped for a moment – starting again in {time}</source>
        <translation>Las subidas se detuvieron un momento: se reinician en {time}</translation>
    </message>
    <message>
        <source>Uploads went on without it.</source>
        <translation>Las subidas continuaron sin ella.</translation>
    </message>
    <message>
        <source>Use a stand-in after</source>
        <translation>Usar un sustituto tras</translation>
    </message>
    <message>
        <source>Use it instead</source>
        <translation>Usarlo en su lugar</translation>
    </message>
    <message>
        <source>Use the new place</source>
        <translation>Usar el lugar nuevo</translation>
    </message>
    <message>
        <source>Use the old links</source>
        <translation>Usar los enlaces anteriores</translation>
    </message>
    <message>
        <source>Use the settings of a file</source>
        <translation>Usar los ajustes de un archivo</translation>
    </message>
    <message>
        <source>Use this folder</source>
        <translation>Usar esta carpeta</translation>
    </message>
    <message>
        <source>Use {field}.</source>
        <translation>Usar {field}.</translation>
    </message>
    <message>
        <source>Use {host} instead?</source>
        <translation>¿Usar {host} en su lugar?</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>Usar {name}</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>User hash</source>
        <translation>Hash de usuario</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nombre de usuario</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>Nombre de usuario</translation>
    </message>
    <message>
        <source>Validating</source>
        <comment>state of a gallery</comment>
        <translation>Revisando</translation>
    </message>
    <message>
        <source>Version {subject} started</source>
        <translation>Inició la versión {subject}</translation>
    </message>
    <message>
        <source>Versions copied</source>
        <translation>Versiones copiadas</translation>
    </message>
    <message numerus="yes">
        <source>View all %n</source>
        <translation>
            <numerusform>Ver la única</numerusform>
            <numerusform>Ver las %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Visitas</translation>
    </message>
    <message>
        <source>Wait for it</source>
        <translation>Esperarlo</translation>
    </message>
    <message>
        <source>Wait, or use another host.</source>
        <translation>Esperar, o usar otro servidor.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>state of an image</comment>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Waiting for the network</source>
        <translation>Esperando la red</translation>
    </message>
    <message>
        <source>Waits for no time any more</source>
        <translation>Ya no espera ninguna hora</translation>
    </message>
    <message>
        <source>Waits for your answer</source>
        <translation>Espera respuesta</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Advertencia</translation>
    </message>
    <message>
        <source>Was not closed properly the last time</source>
        <translation>No se cerró correctamente la última vez</translation>
    </message>
    <message>
        <source>Week of</source>
        <comment>heading of a column of dates</comment>
        <translation>Semana del</translation>
    </message>
    <message>
        <source>Week of {day}</source>
        <translation>Semana del {day}</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Bienvenida</translation>
    </message>
    <message>
        <source>What all keys begin with, for example photos/2026</source>
        <translation>Con lo que empiezan todas las claves, por ejemplo photos/2026</translation>
    </message>
    <message>
        <source>What becomes of uploads that were under way when Galleon ended.</source>
        <translation>Qué pasa con las subidas que estaban en curso al cerrarse Galleon.</translation>
    </message>
    <message>
        <source>What belongs to forums, because Galleon does not post to them: {subject}</source>
        <translation>Lo que es de foros, porque Galleon no publica en ellos: {subject}</translation>
    </message>
    <message>
        <source>What is gone is sent again</source>
        <translation>Lo perdido se envía de nuevo</translation>
    </message>
    <message>
        <source>What is online is still what was sent.</source>
        <translation>Lo que está en línea sigue siendo lo enviado.</translation>
    </message>
    <message>
        <source>What its answers have to be signed with: an Ed25519 public key as base64.</source>
        <translation>Con qué deben estar firmadas sus respuestas: una clave pública Ed25519 en base64.</translation>
    </message>
    <message>
        <source>What lay beside the folder has gone too, and Galleon found it at the new place. Links stay.</source>
        <translation>Lo que estaba junto a la carpeta tampoco está, y Galleon lo encontró en el lugar nuevo. Los enlaces se conservan.</translation>
    </message>
    <message>
        <source>What the account may hold is used up.</source>
        <translation>El espacio de la cuenta está agotado.</translation>
    </message>
    <message>
        <source>What the file does not name stays as it is.</source>
        <translation>Lo que el archivo no nombra queda como está.</translation>
    </message>
    <message>
        <source>What the pictures show. The host asks for it with every picture.</source>
        <translation>Qué muestran las imágenes. El servidor lo pregunta con cada una.</translation>
    </message>
    <message>
        <source>What uploads now goes on until you quit. Then it cannot be started again.</source>
        <translation>Lo que se está subiendo continúa hasta salir. Después ya no se podrá iniciar.</translation>
    </message>
    <message>
        <source>What uploads now goes on. Quit and start Galleon again to use the new version.</source>
        <translation>Lo que se está subiendo continúa. Para usar la versión nueva, salir y volver a iniciar Galleon.</translation>
    </message>
    <message>
        <source>What was entered</source>
        <translation>Lo introducido</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Qué falló</translation>
    </message>
    <message>
        <source>What went wrong is in the log.</source>
        <translation>El registro dice qué falló.</translation>
    </message>
    <message>
        <source>What you entered for it is removed and cannot be brought back. What is online stays there.</source>
        <translation>Los datos introducidos se borran y no se pueden recuperar. Lo que ya está en línea se queda allí.</translation>
    </message>
    <message>
        <source>When a host does not even answer the door; the file is tried again.</source>
        <translation>Cuando un servidor ni siquiera abre la conexión; el archivo se vuelve a intentar.</translation>
    </message>
    <message>
        <source>When one refuses the sign-in or waits for the passphrase.</source>
        <translation>Cuando uno rechaza el acceso o espera la frase de contraseña.</translation>
    </message>
    <message>
        <source>When the queue has come to its end.</source>
        <translation>Cuando la cola ha llegado a su fin.</translation>
    </message>
    <message>
        <source>When the same images were uploaded before. Otherwise they are uploaded again.</source>
        <translation>Cuando las mismas imágenes ya se habían subido. Si no, se suben de nuevo.</translation>
    </message>
    <message>
        <source>Where is {name} now?</source>
        <translation>¿Dónde está ahora {name}?</translation>
    </message>
    <message>
        <source>Where the host on this computer is reached. Links that it gave before keep the old port.</source>
        <translation>Dónde se accede al servidor de este equipo. Los enlaces que dio antes conservan el puerto anterior.</translation>
    </message>
    <message>
        <source>Where uploads are made, for example https://uploads.example.org/files</source>
        <translation>Dónde se crean las subidas, por ejemplo https://uploads.example.org/files</translation>
    </message>
    <message>
        <source>While something uploads, the window hides in the tray or is minimised. Otherwise Galleon quits.</source>
        <translation>Mientras algo se sube, la ventana se oculta en la bandeja o se minimiza. Si no, Galleon se cierra.</translation>
    </message>
    <message>
        <source>Who may read</source>
        <translation>Quién puede leer</translation>
    </message>
    <message>
        <source>Who sees the photos</source>
        <translation>Quién ve las fotos</translation>
    </message>
    <message>
        <source>With failed images, or not uploaded at all.</source>
        <translation>Con imágenes fallidas, o sin subir del todo.</translation>
    </message>
    <message>
        <source>With the gallery</source>
        <translation>Con la galería</translation>
    </message>
    <message>
        <source>Without a start time</source>
        <translation>Sin hora de inicio</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Palabras</translation>
    </message>
    <message>
        <source>Works · {time} ms</source>
        <translation>Funciona · {time} ms</translation>
    </message>
    <message>
        <source>Write a time of day, like {time}</source>
        <translation>Escribir una hora, como {time}</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>You let what nobody knew of be sent again</source>
        <translation>Se indicó enviar de nuevo lo que estaba sin confirmar</translation>
    </message>
    <message>
        <source>You said that what nobody knew of had arrived</source>
        <translation>Se indicó que lo que estaba sin confirmar había llegado</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Propias</translation>
    </message>
    <message>
        <source>a built-in template</source>
        <translation>una plantilla incluida</translation>
    </message>
    <message>
        <source>a later time</source>
        <translation>más tarde</translation>
    </message>
    <message>
        <source>a number with its noun</source>
        <translation>un número con su nombre</translation>
    </message>
    <message>
        <source>a pattern took too long</source>
        <translation>un patrón tardó demasiado</translation>
    </message>
    <message>
        <source>a pool has a name</source>
        <translation>un grupo necesita un nombre</translation>
    </message>
    <message>
        <source>a tab needs a name</source>
        <translation>una pestaña necesita un nombre</translation>
    </message>
    <message>
        <source>a template needs a name</source>
        <translation>una plantilla necesita un nombre</translation>
    </message>
    <message>
        <source>accessibility readable high</source>
        <translation>accesibilidad legible alto</translation>
    </message>
    <message>
        <source>address of that cover</source>
        <translation>dirección de esa portada</translation>
    </message>
    <message>
        <source>addresses on each host</source>
        <translation>direcciones en cada servidor</translation>
    </message>
    <message>
        <source>again twice same</source>
        <translation>otra vez dos veces igual repetido</translation>
    </message>
    <message>
        <source>alive dead online offline gone broken</source>
        <translation>vivos muertos en línea perdidos rotos</translation>
    </message>
    <message>
        <source>all images</source>
        <translation>todas las imágenes</translation>
    </message>
    <message>
        <source>all images, for a loop</source>
        <translation>todas las imágenes, para un bucle</translation>
    </message>
    <message>
        <source>an image</source>
        <translation>una imagen</translation>
    </message>
    <message>
        <source>an import is running already</source>
        <translation>ya hay una importación en curso</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %Ln más</numerusform>
            <numerusform>y %Ln más</numerusform>
        </translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>y {count} más</translation>
    </message>
    <message>
        <source>animation accessibility</source>
        <translation>animación accesibilidad</translation>
    </message>
    <message>
        <source>another engine answers</source>
        <translation>responde otro motor</translation>
    </message>
    <message>
        <source>another host</source>
        <translation>otro servidor</translation>
    </message>
    <message>
        <source>another password is needed</source>
        <translation>hace falta otra contraseña</translation>
    </message>
    <message>
        <source>another program keeps the database locked</source>
        <translation>otro programa mantiene bloqueada la base de datos</translation>
    </message>
    <message>
        <source>archives, for a loop</source>
        <translation>archivos comprimidos, para un bucle</translation>
    </message>
    <message>
        <source>artifact save file post code history</source>
        <translation>resultado guardar archivo código para publicar historial</translation>
    </message>
    <message>
        <source>at {time}</source>
        <comment>uploaded at 14:10</comment>
        <translation>a las {time}</translation>
    </message>
    <message>
        <source>attempts repeat retry per host</source>
        <translation>intentos repetir reintentar por servidor</translation>
    </message>
    <message>
        <source>automatic upload immediately</source>
        <translation>automático subir inmediatamente</translation>
    </message>
    <message>
        <source>autostart login boot session</source>
        <translation>arranque inicio sesión automático</translation>
    </message>
    <message>
        <source>average height</source>
        <translation>altura media</translation>
    </message>
    <message>
        <source>average width</source>
        <translation>anchura media</translation>
    </message>
    <message>
        <source>backup safety restore</source>
        <translation>copia de seguridad restaurar</translation>
    </message>
    <message>
        <source>backup save file export settings</source>
        <translation>copia guardar archivo exportar ajustes</translation>
    </message>
    <message>
        <source>bandwidth throttle rate</source>
        <translation>ancho de banda velocidad limitar</translation>
    </message>
    <message>
        <source>bandwidth throttle schedule</source>
        <translation>ancho de banda limitar horario</translation>
    </message>
    <message>
        <source>bbcode html markdown post code</source>
        <translation>bbcode html markdown código para publicar</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>dañado</translation>
    </message>
    <message>
        <source>built-in templates stay as they are</source>
        <translation>las plantillas incluidas no se cambian</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>no se puede leer</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>no se puede usar</translation>
    </message>
    <message>
        <source>cannot be used: {0}</source>
        <translation>no se puede usar: {0}</translation>
    </message>
    <message>
        <source>changed while sent</source>
        <translation>cambió durante el envío</translation>
    </message>
    <message>
        <source>clear clean finished automatic remove</source>
        <translation>limpiar terminadas automático quitar</translation>
    </message>
    <message>
        <source>clipboard automatic bbcode paste</source>
        <translation>portapapeles automático bbcode pegar</translation>
    </message>
    <message>
        <source>connections parallel concurrency per host</source>
        <translation>conexiones paralelo simultáneo por servidor</translation>
    </message>
    <message>
        <source>connections parallel concurrency workers</source>
        <translation>conexiones paralelo simultáneo</translation>
    </message>
    <message>
        <source>context menu file manager right click</source>
        <translation>menú contextual gestor de archivos botón derecho</translation>
    </message>
    <message>
        <source>convert shrink too large format limit</source>
        <translation>convertir reducir demasiado grande formato límite</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>date format</comment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>date format</comment>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>date format</comment>
        <translation>d &apos;de&apos; MMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>date format</comment>
        <translation>d &apos;de&apos; MMMM &apos;de&apos; yyyy</translation>
    </message>
    <message>
        <source>dark mode colours</source>
        <translation>modo oscuro colores</translation>
    </message>
    <message>
        <source>database results disk drive move storage location</source>
        <translation>base de datos resultados disco unidad mover ubicación</translation>
    </message>
    <message>
        <source>days</source>
        <translation>días</translation>
    </message>
    <message>
        <source>ddd d MMMM</source>
        <comment>date format</comment>
        <translation>ddd d &apos;de&apos; MMMM</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <comment>date format</comment>
        <translation>dddd, d &apos;de&apos; MMMM &apos;de&apos; yyyy</translation>
    </message>
    <message>
        <source>dead deleted check message</source>
        <translation>muertos borrados comprobar mensaje</translation>
    </message>
    <message>
        <source>density height list</source>
        <translation>densidad altura lista</translation>
    </message>
    <message>
        <source>done</source>
        <comment>of a host</comment>
        <translation>terminado</translation>
    </message>
    <message>
        <source>done complete finished message</source>
        <translation>terminada completada lista mensaje</translation>
    </message>
    <message>
        <source>done queue empty end message</source>
        <translation>terminado cola vacía fin mensaje</translation>
    </message>
    <message>
        <source>drop single group merge</source>
        <translation>soltar sueltas grupo unir</translation>
    </message>
    <message>
        <source>empty file</source>
        <translation>archivo vacío</translation>
    </message>
    <message>
        <source>encrypted in a way that Galleon cannot open</source>
        <translation>cifrado de una forma que Galleon no puede abrir</translation>
    </message>
    <message>
        <source>expected 32 bytes as base64</source>
        <translation>se esperaban 32 bytes en base64</translation>
    </message>
    <message>
        <source>expected a list of texts</source>
        <translation>se esperaba una lista de textos</translation>
    </message>
    <message>
        <source>expected a whole number</source>
        <translation>se esperaba un número entero</translation>
    </message>
    <message>
        <source>expected an address that begins with https://</source>
        <translation>se esperaba una dirección que empiece por https://</translation>
    </message>
    <message>
        <source>expected host/option</source>
        <translation>se esperaba servidor/opción</translation>
    </message>
    <message>
        <source>expected host:port:address:port</source>
        <translation>se esperaba host:puerto:dirección:puerto</translation>
    </message>
    <message>
        <source>expected one of {0}</source>
        <translation>se esperaba uno de estos: {0}</translation>
    </message>
    <message>
        <source>expected text in quotes</source>
        <translation>se esperaba un texto entre comillas</translation>
    </message>
    <message>
        <source>expected the whole path of a folder</source>
        <translation>se esperaba la ruta completa de una carpeta</translation>
    </message>
    <message>
        <source>expected true or false</source>
        <translation>se esperaba true o false</translation>
    </message>
    <message>
        <source>expected {0} texts</source>
        <translation>se esperaban {0} textos</translation>
    </message>
    <message>
        <source>expected {0} to {1}</source>
        <translation>se esperaba de {0} a {1}</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>of a host</comment>
        <translation>con error</translation>
    </message>
    <message>
        <source>failed incomplete error message</source>
        <translation>fallo incompleto error mensaje</translation>
    </message>
    <message>
        <source>field 1 of your programs</source>
        <translation>campo 1 de otros programas</translation>
    </message>
    <message>
        <source>field 2 of your programs</source>
        <translation>campo 2 de otros programas</translation>
    </message>
    <message>
        <source>field 3 of your programs</source>
        <translation>campo 3 de otros programas</translation>
    </message>
    <message>
        <source>field 4 of your programs</source>
        <translation>campo 4 de otros programas</translation>
    </message>
    <message>
        <source>files go away while they are copied</source>
        <translation>hay archivos que desaparecen mientras se copian</translation>
    </message>
    <message>
        <source>files up to {size}</source>
        <translation>archivos de hasta {size}</translation>
    </message>
    <message>
        <source>font zoom larger smaller scale</source>
        <translation>letra fuente zoom grande pequeño escala</translation>
    </message>
    <message>
        <source>gps exif coordinates metadata place</source>
        <translation>gps exif coordenadas metadatos lugar</translation>
    </message>
    <message>
        <source>height in the middle</source>
        <translation>altura del medio</translation>
    </message>
    <message>
        <source>history events rotation</source>
        <translation>historial sucesos rotación</translation>
    </message>
    <message>
        <source>history events rotation disk</source>
        <translation>historial sucesos rotación disco</translation>
    </message>
    <message>
        <source>hosts, for a loop</source>
        <translation>servidores, para un bucle</translation>
    </message>
    <message>
        <source>how many parts there are</source>
        <translation>cuántas partes hay</translation>
    </message>
    <message>
        <source>how many turns</source>
        <translation>cuántas vueltas</translation>
    </message>
    <message>
        <source>image linked to the page</source>
        <translation>imagen con enlace a la página</translation>
    </message>
    <message>
        <source>images far from the usual size</source>
        <translation>imágenes lejos del tamaño habitual</translation>
    </message>
    <message>
        <source>images that it does not have</source>
        <translation>imágenes que no tiene</translation>
    </message>
    <message>
        <source>images that it has</source>
        <translation>imágenes que tiene</translation>
    </message>
    <message>
        <source>images with a link</source>
        <translation>imágenes con enlace</translation>
    </message>
    <message>
        <source>images without a link</source>
        <translation>imágenes sin enlace</translation>
    </message>
    <message>
        <source>images without the cover</source>
        <translation>imágenes sin la portada</translation>
    </message>
    <message>
        <source>import migrate imxup bbdrop database</source>
        <translation>importar migrar imxup bbdrop base de datos</translation>
    </message>
    <message>
        <source>in pixels</source>
        <translation>en píxeles</translation>
    </message>
    <message>
        <source>is needed</source>
        <translation>hace falta</translation>
    </message>
    <message>
        <source>is no socket</source>
        <translation>no es un socket</translation>
    </message>
    <message>
        <source>is not a setting of {0}</source>
        <translation>no es un ajuste de {0}</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>no se puede leer</translation>
    </message>
    <message>
        <source>it gave no link</source>
        <translation>no dio ningún enlace</translation>
    </message>
    <message>
        <source>it is being tested already</source>
        <translation>ya se está probando</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>está vacía</translation>
    </message>
    <message>
        <source>it is not UTF-8 text</source>
        <translation>no es texto UTF-8</translation>
    </message>
    <message>
        <source>it is too large for a list of proxies</source>
        <translation>es demasiado grande para una lista de proxies</translation>
    </message>
    <message>
        <source>its archives, for a loop</source>
        <translation>sus archivos comprimidos, para un bucle</translation>
    </message>
    <message>
        <source>its galleries need another tab</source>
        <translation>sus galerías necesitan otra pestaña</translation>
    </message>
    <message>
        <source>its images, for a loop</source>
        <translation>sus imágenes, para un bucle</translation>
    </message>
    <message>
        <source>its links are gone</source>
        <translation>sus enlaces se perdieron</translation>
    </message>
    <message>
        <source>its location cannot be removed</source>
        <translation>su ubicación no se puede quitar</translation>
    </message>
    <message>
        <source>its name</source>
        <translation>su nombre</translation>
    </message>
    <message>
        <source>its page</source>
        <translation>su página</translation>
    </message>
    <message>
        <source>its page, or the image itself</source>
        <translation>su página o la propia imagen</translation>
    </message>
    <message>
        <source>its place, from 1</source>
        <translation>su posición, desde 1</translation>
    </message>
    <message>
        <source>its tab</source>
        <translation>su pestaña</translation>
    </message>
    <message>
        <source>its thumbnail</source>
        <translation>su miniatura</translation>
    </message>
    <message>
        <source>its thumbnail, or the image itself</source>
        <translation>su miniatura o la propia imagen</translation>
    </message>
    <message>
        <source>keep, remove or nothing</source>
        <translation>keep, remove o nada</translation>
    </message>
    <message>
        <source>keyboard hotkey binding</source>
        <translation>teclado tecla atajo</translation>
    </message>
    <message>
        <source>largest height</source>
        <translation>altura máxima</translation>
    </message>
    <message>
        <source>largest width</source>
        <translation>anchura máxima</translation>
    </message>
    <message>
        <source>line {line}: {why}</source>
        <translation>línea {line}: {why}</translation>
    </message>
    <message>
        <source>links still work</source>
        <translation>los enlaces aún funcionan</translation>
    </message>
    <message>
        <source>longer one of width and height</source>
        <translation>la mayor entre anchura y altura</translation>
    </message>
    <message>
        <source>may have arrived</source>
        <translation>puede haber llegado</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>most common ending, such as JPG</source>
        <translation>extensión más frecuente, como JPG</translation>
    </message>
    <message>
        <source>most common width</source>
        <translation>anchura más frecuente</translation>
    </message>
    <message>
        <source>most common width × height</source>
        <translation>anchura × altura más frecuente</translation>
    </message>
    <message>
        <source>name linked to the page</source>
        <translation>nombre con enlace a la página</translation>
    </message>
    <message>
        <source>needs a password</source>
        <translation>necesita una contraseña</translation>
    </message>
    <message>
        <source>no account of this host</source>
        <translation>ninguna cuenta de este servidor</translation>
    </message>
    <message>
        <source>no address is known</source>
        <translation>no se conoce ninguna dirección</translation>
    </message>
    <message>
        <source>no image was too large</source>
        <translation>ninguna imagen era demasiado grande</translation>
    </message>
    <message>
        <source>no images in it</source>
        <translation>no contiene imágenes</translation>
    </message>
    <message>
        <source>no link is known</source>
        <translation>no se conoce ningún enlace</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>sin red</translation>
    </message>
    <message>
        <source>no proxy</source>
        <translation>sin proxy</translation>
    </message>
    <message>
        <source>no proxy instead of another one</source>
        <translation>sin proxy en lugar de otro</translation>
    </message>
    <message>
        <source>no such account</source>
        <translation>no existe esa cuenta</translation>
    </message>
    <message>
        <source>no such field</source>
        <translation>no existe ese campo</translation>
    </message>
    <message>
        <source>no such host</source>
        <translation>no existe ese servidor</translation>
    </message>
    <message>
        <source>no such option</source>
        <translation>no existe esa opción</translation>
    </message>
    <message>
        <source>no such pool</source>
        <translation>no existe ese grupo</translation>
    </message>
    <message>
        <source>no such proxy</source>
        <translation>no existe ese proxy</translation>
    </message>
    <message>
        <source>no such tab</source>
        <translation>no existe esa pestaña</translation>
    </message>
    <message>
        <source>no such template</source>
        <translation>no existe esa plantilla</translation>
    </message>
    <message>
        <source>no such version</source>
        <translation>no existe esa versión</translation>
    </message>
    <message>
        <source>none of its hosts can delete</source>
        <translation>ninguno de sus servidores permite eliminar</translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation>no es un archivo normal</translation>
    </message>
    <message>
        <source>not an absolute path</source>
        <translation>no es una ruta absoluta</translation>
    </message>
    <message>
        <source>not an archive</source>
        <translation>no es un archivo comprimido</translation>
    </message>
    <message>
        <source>not an image</source>
        <translation>no es una imagen</translation>
    </message>
    <message>
        <source>not enough room</source>
        <translation>no hay espacio suficiente</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>aún sin leer</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>no está en marcha</translation>
    </message>
    <message>
        <source>not usable as a file name</source>
        <translation>no vale como nombre de archivo</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>numbers from 0</source>
        <translation>números desde 0</translation>
    </message>
    <message>
        <source>of {most} allowed · as in the settings</source>
        <translation>de {most} permitidas · según los ajustes</translation>
    </message>
    <message>
        <source>of {most} allowed · as the host suggests</source>
        <translation>de {most} permitidas · según el servidor</translation>
    </message>
    <message>
        <source>of {most} allowed · set here</source>
        <translation>de {most} permitidas · fijado aquí</translation>
    </message>
    <message>
        <source>off</source>
        <translation>desactivado</translation>
    </message>
    <message>
        <source>off</source>
        <comment>a switch</comment>
        <translation>desactivado</translation>
    </message>
    <message>
        <source>offline connection message</source>
        <translation>sin conexión red mensaje</translation>
    </message>
    <message>
        <source>offline, resumes by itself</source>
        <translation>sin red, continúa sola</translation>
    </message>
    <message>
        <source>on</source>
        <translation>activado</translation>
    </message>
    <message>
        <source>on</source>
        <comment>a switch</comment>
        <translation>activado</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>on hold</source>
        <comment>of a host</comment>
        <translation>en espera</translation>
    </message>
    <message>
        <source>on hold until {time}</source>
        <translation>en espera hasta las {time}</translation>
    </message>
    <message>
        <source>on hold, goes on in {time}</source>
        <translation>en espera, continúa en {time}</translation>
    </message>
    <message>
        <source>outside the schedule, resumes by itself</source>
        <translation>fuera del horario, continúa sola</translation>
    </message>
    <message>
        <source>page of a cover sent by itself</source>
        <translation>página de una portada enviada aparte</translation>
    </message>
    <message>
        <source>parallel concurrency simultaneous</source>
        <translation>paralelo simultáneo a la vez</translation>
    </message>
    <message>
        <source>password</source>
        <translation>contraseña</translation>
    </message>
    <message>
        <source>pause the gallery first</source>
        <translation>hay que pausar antes la galería</translation>
    </message>
    <message>
        <source>paused</source>
        <comment>of a host</comment>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>paused by you</source>
        <translation>pausada</translation>
    </message>
    <message>
        <source>paused by you at {time}</source>
        <translation>pausada a las {time}</translation>
    </message>
    <message>
        <source>paused since the restart</source>
        <translation>en pausa desde el reinicio</translation>
    </message>
    <message>
        <source>pixels of the thumbnails</source>
        <translation>píxeles de las miniaturas</translation>
    </message>
    <message>
        <source>premium</source>
        <translation>premium</translation>
    </message>
    <message>
        <source>premium until {day}</source>
        <translation>premium hasta el {day}</translation>
    </message>
    <message>
        <source>redirect resolve dns</source>
        <translation>redirigir resolver dns</translation>
    </message>
    <message>
        <source>rejected by {host}</source>
        <translation>rechazada por {host}</translation>
    </message>
    <message>
        <source>replacement fallback backup host down</source>
        <translation>sustituto reemplazo respaldo servidor caído</translation>
    </message>
    <message>
        <source>restore load file import settings</source>
        <translation>restaurar cargar archivo importar ajustes</translation>
    </message>
    <message>
        <source>resume continue crash reboot start</source>
        <translation>reanudar continuar fallo reinicio inicio</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>schedule hours night week</source>
        <translation>horario horas noche semana</translation>
    </message>
    <message>
        <source>schedule hours night week day pause</source>
        <translation>horario horas noche semana día pausa</translation>
    </message>
    <message>
        <source>scratch cache disk unpack</source>
        <translation>temporal caché disco desempaquetar</translation>
    </message>
    <message>
        <source>server address local</source>
        <translation>servidor dirección local</translation>
    </message>
    <message>
        <source>sign-in password account message</source>
        <translation>acceso contraseña cuenta mensaje</translation>
    </message>
    <message>
        <source>size in bytes</source>
        <translation>tamaño en bytes</translation>
    </message>
    <message>
        <source>size, as text</source>
        <translation>tamaño, como texto</translation>
    </message>
    <message>
        <source>sleep suspend standby energy</source>
        <translation>suspender reposo energía</translation>
    </message>
    <message>
        <source>smaller than the host takes</source>
        <translation>menor de lo que admite el servidor</translation>
    </message>
    <message>
        <source>smallest height</source>
        <translation>altura mínima</translation>
    </message>
    <message>
        <source>smallest width</source>
        <translation>anchura mínima</translation>
    </message>
    <message>
        <source>socks http tunnel pool tor</source>
        <translation>socks http túnel grupo tor</translation>
    </message>
    <message>
        <source>some failed</source>
        <comment>of a host</comment>
        <translation>con algunos errores</translation>
    </message>
    <message>
        <source>some links are gone</source>
        <translation>algunos enlaces se perdieron</translation>
    </message>
    <message>
        <source>something of it is there already</source>
        <translation>ya hay algo allí</translation>
    </message>
    <message>
        <source>start with http:// or https://</source>
        <translation>debe empezar por http:// o https://</translation>
    </message>
    <message>
        <source>starting…</source>
        <translation>empezando…</translation>
    </message>
    <message>
        <source>stopped by you</source>
        <translation>detenida a mano</translation>
    </message>
    <message>
        <source>the archive ended early</source>
        <translation>el archivo comprimido terminó antes de tiempo</translation>
    </message>
    <message>
        <source>the copy differs from what was written</source>
        <translation>la copia difiere de lo escrito</translation>
    </message>
    <message>
        <source>the cover, an image</source>
        <translation>la portada, una imagen</translation>
    </message>
    <message>
        <source>the database is damaged</source>
        <translation>la base de datos está dañada</translation>
    </message>
    <message>
        <source>the day it was finished</source>
        <translation>el día en que terminó</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>el disco está lleno</translation>
    </message>
    <message>
        <source>the engine ends</source>
        <translation>el motor termina</translation>
    </message>
    <message>
        <source>the file is no text</source>
        <translation>el archivo no es de texto</translation>
    </message>
    <message>
        <source>the file is not there</source>
        <translation>el archivo no existe</translation>
    </message>
    <message>
        <source>the file is not written as TOML: {0}</source>
        <translation>el archivo no está escrito en TOML: {0}</translation>
    </message>
    <message>
        <source>the file is part of an archive</source>
        <translation>el archivo forma parte de uno comprimido</translation>
    </message>
    <message>
        <source>the file is too large</source>
        <translation>el archivo es demasiado grande</translation>
    </message>
    <message>
        <source>the file&apos;s name</source>
        <translation>el nombre del archivo</translation>
    </message>
    <message>
        <source>the folder has gone</source>
        <translation>la carpeta ya no está</translation>
    </message>
    <message>
        <source>the folder is the one in use, or in it</source>
        <translation>la carpeta es la que está en uso, o está dentro</translation>
    </message>
    <message>
        <source>the folder of Galleon&apos;s data is not there</source>
        <translation>la carpeta de datos de Galleon no existe</translation>
    </message>
    <message>
        <source>the folder&apos;s name</source>
        <translation>el nombre de la carpeta</translation>
    </message>
    <message>
        <source>the gallery does not go to this host</source>
        <translation>la galería no va a este servidor</translation>
    </message>
    <message>
        <source>the gallery is not on this host</source>
        <translation>la galería no está en este servidor</translation>
    </message>
    <message>
        <source>the gallery&apos;s name</source>
        <translation>el nombre de la galería</translation>
    </message>
    <message>
        <source>the gallery&apos;s page</source>
        <translation>la página de la galería</translation>
    </message>
    <message>
        <source>the height that goes with it</source>
        <translation>la altura correspondiente</translation>
    </message>
    <message>
        <source>the host</source>
        <translation>el servidor</translation>
    </message>
    <message>
        <source>the host did not get ready</source>
        <translation>el servidor no llegó a estar listo</translation>
    </message>
    <message>
        <source>the host of these addresses</source>
        <translation>el servidor de estas direcciones</translation>
    </message>
    <message>
        <source>the host&apos;s id</source>
        <translation>el identificador del servidor</translation>
    </message>
    <message>
        <source>the host&apos;s name</source>
        <translation>el nombre del servidor</translation>
    </message>
    <message>
        <source>the host&apos;s word for the gallery</source>
        <translation>el código de la galería en el servidor</translation>
    </message>
    <message>
        <source>the image itself</source>
        <translation>la propia imagen</translation>
    </message>
    <message>
        <source>the keyring holds something else</source>
        <translation>el depósito de claves contiene otra cosa</translation>
    </message>
    <message>
        <source>the proxy cannot be used</source>
        <translation>el proxy no se puede usar</translation>
    </message>
    <message>
        <source>the system’s proxy</source>
        <translation>el proxy del sistema</translation>
    </message>
    <message>
        <source>the time is past</source>
        <translation>la hora ya pasó</translation>
    </message>
    <message>
        <source>the turn, from 1</source>
        <translation>la vuelta, desde 1</translation>
    </message>
    <message>
        <source>then marked failed · as in the settings</source>
        <translation>luego con error · según los ajustes</translation>
    </message>
    <message>
        <source>then marked failed · as the host suggests</source>
        <translation>luego con error · según el servidor</translation>
    </message>
    <message>
        <source>then marked failed · set here</source>
        <translation>luego con error · fijado aquí</translation>
    </message>
    <message>
        <source>there are no templates in it</source>
        <translation>no contiene plantillas</translation>
    </message>
    <message>
        <source>there is a pool of this name</source>
        <translation>ya hay un grupo con ese nombre</translation>
    </message>
    <message>
        <source>there is a tab of this name</source>
        <translation>ya hay una pestaña con ese nombre</translation>
    </message>
    <message>
        <source>there is no database of IMXuploader in this folder</source>
        <translation>en esta carpeta no hay ninguna base de datos de IMXuploader</translation>
    </message>
    <message>
        <source>there is no definition of this host</source>
        <translation>no hay definición de este servidor</translation>
    </message>
    <message>
        <source>there is no such template here</source>
        <translation>aquí no hay tal plantilla</translation>
    </message>
    <message>
        <source>there is nothing of Connie&apos;s Uploader in this folder</source>
        <translation>en esta carpeta no hay nada de Connie&apos;s Uploader</translation>
    </message>
    <message>
        <source>this host cannot delete</source>
        <translation>este servidor no permite eliminar</translation>
    </message>
    <message>
        <source>this host has no accounts</source>
        <translation>este servidor no tiene cuentas</translation>
    </message>
    <message>
        <source>this is no database</source>
        <translation>no es una base de datos</translation>
    </message>
    <message>
        <source>this is no database of IMXuploader</source>
        <translation>no es una base de datos de IMXuploader</translation>
    </message>
    <message>
        <source>this is no file of settings</source>
        <translation>no es un archivo de ajustes</translation>
    </message>
    <message>
        <source>this is no file of templates</source>
        <translation>no es un archivo de plantillas</translation>
    </message>
    <message>
        <source>this is no text</source>
        <translation>no es un texto</translation>
    </message>
    <message>
        <source>this tab cannot be deleted</source>
        <translation>esta pestaña no se puede eliminar</translation>
    </message>
    <message>
        <source>this tab keeps its name</source>
        <translation>esta pestaña conserva su nombre</translation>
    </message>
    <message>
        <source>thumbnail linked to the page</source>
        <translation>miniatura con enlace a la página</translation>
    </message>
    <message>
        <source>thumbnail of that cover</source>
        <translation>miniatura de esa portada</translation>
    </message>
    <message>
        <source>thumbnails cache covers disk</source>
        <translation>miniaturas caché portadas disco</translation>
    </message>
    <message>
        <source>time-out timeout connection</source>
        <translation>tiempo de espera conexión</translation>
    </message>
    <message>
        <source>time-out timeout stalled read</source>
        <translation>tiempo de espera agotado parada lectura</translation>
    </message>
    <message>
        <source>too large to look for its location</source>
        <translation>demasiado grande para buscar su ubicación</translation>
    </message>
    <message>
        <source>too many pixels to be converted</source>
        <translation>demasiados píxeles para convertirla</translation>
    </message>
    <message>
        <source>took {time}</source>
        <translation>tardó {time}</translation>
    </message>
    <message>
        <source>translation</source>
        <translation>traducción</translation>
    </message>
    <message>
        <source>tray minimise background exit</source>
        <translation>bandeja minimizar segundo plano salir</translation>
    </message>
    <message>
        <source>true in the first turn</source>
        <translation>verdadero en la primera vuelta</translation>
    </message>
    <message>
        <source>true in the last turn</source>
        <translation>verdadero en la última vuelta</translation>
    </message>
    <message>
        <source>truncated</source>
        <translation>incompleto</translation>
    </message>
    <message>
        <source>try {number}</source>
        <comment>the how manieth</comment>
        <translation>intento {number}</translation>
    </message>
    <message>
        <source>turned off</source>
        <comment>a host</comment>
        <translation>apagado</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>up to {size} a ZIP</source>
        <translation>hasta {size} por ZIP</translation>
    </message>
    <message>
        <source>up to {size} a file</source>
        <translation>hasta {size} por archivo</translation>
    </message>
    <message>
        <source>up to {size} an image</source>
        <translation>hasta {size} por imagen</translation>
    </message>
    <message>
        <source>update signature public key trust</source>
        <translation>actualización firma clave pública confianza</translation>
    </message>
    <message>
        <source>update upgrade release check</source>
        <translation>actualización versión nueva comprobar</translation>
    </message>
    <message>
        <source>update upgrade release check server</source>
        <translation>actualización versión nueva comprobar servidor</translation>
    </message>
    <message>
        <source>uploading</source>
        <comment>of a host</comment>
        <translation>subiendo</translation>
    </message>
    <message>
        <source>usb stick profile take along</source>
        <translation>memoria usb perfil llevar</translation>
    </message>
    <message>
        <source>values that a loop may change</source>
        <translation>valores que un bucle puede cambiar</translation>
    </message>
    <message>
        <source>waiting</source>
        <comment>of a host</comment>
        <translation>en espera</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>where it can be downloaded</source>
        <translation>dónde se puede descargar</translation>
    </message>
    <message>
        <source>which part it is, from 1</source>
        <translation>qué parte es, desde 1</translation>
    </message>
    <message>
        <source>width in the middle</source>
        <translation>anchura del medio</translation>
    </message>
    <message>
        <source>width × height</source>
        <translation>anchura × altura</translation>
    </message>
    <message>
        <source>your own field 1</source>
        <translation>campo propio 1</translation>
    </message>
    <message>
        <source>your own field 2</source>
        <translation>campo propio 2</translation>
    </message>
    <message>
        <source>your own field 3</source>
        <translation>campo propio 3</translation>
    </message>
    <message>
        <source>your own field 4</source>
        <translation>campo propio 4</translation>
    </message>
    <message>
        <source>zip 7z tar limit bomb size</source>
        <translation>zip 7z tar límite bomba tamaño</translation>
    </message>
    <message>
        <source>{0} is not a group of settings</source>
        <translation>{0} no es un grupo de ajustes</translation>
    </message>
    <message numerus="yes">
        <source>{about} · %n image(s) left out</source>
        <translation>
            <numerusform>{about} · %Ln imagen omitida</numerusform>
            <numerusform>{about} · %Ln imágenes omitidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{added}, %n known</source>
        <translation>
            <numerusform>{added}, %Ln ya conocido</numerusform>
            <numerusform>{added}, %Ln ya conocidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{added}. %n line(s) not read: {lines}</source>
        <translation>
            <numerusform>{added}. %Ln línea sin leer: {lines}</numerusform>
            <numerusform>{added}. %Ln líneas sin leer: {lines}</numerusform>
        </translation>
    </message>
    <message>
        <source>{amount} traffic</source>
        <comment>412 of 500 GB traffic</comment>
        <translation>{amount} de tráfico</translation>
    </message>
    <message>
        <source>{amount} used.</source>
        <comment>500 of 500 GB used.</comment>
        <translation>{amount} en uso.</translation>
    </message>
    <message>
        <source>{count} changed</source>
        <comment>images</comment>
        <translation>{count} cambiadas</translation>
    </message>
    <message>
        <source>{count} changed after the upload</source>
        <comment>images</comment>
        <translation>{count} cambiadas tras la subida</translation>
    </message>
    <message>
        <source>{count} gone</source>
        <comment>images</comment>
        <translation>{count} ausentes</translation>
    </message>
    <message>
        <source>{count} new</source>
        <comment>images</comment>
        <translation>{count} nuevas</translation>
    </message>
    <message>
        <source>{count} of {all} selected</source>
        <comment>images</comment>
        <translation>{count} de {all} seleccionadas</translation>
    </message>
    <message>
        <source>{count} renamed</source>
        <comment>images</comment>
        <translation>{count} renombradas</translation>
    </message>
    <message>
        <source>{day}</source>
        <comment>uploaded 12 Oct</comment>
        <translation>el {day}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <comment>86 of 148</comment>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <comment>3.1 of 12.4 GB</comment>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <source>{done} of {total} galleries</source>
        <translation>{done} de {total} galerías</translation>
    </message>
    <message>
        <source>{error}</source>
        <translation>{error}</translation>
    </message>
    <message>
        <source>{file} belongs to another program – nothing was changed; move it away to begin anew</source>
        <translation>{file} pertenece a otro programa: no se cambió nada; apartarlo para empezar de nuevo</translation>
    </message>
    <message>
        <source>{file} cannot be read</source>
        <translation>{file}: no se puede leer</translation>
    </message>
    <message>
        <source>{file} cannot be read, so Galleon left it as it is.</source>
        <translation>{file} no se puede leer, así que Galleon lo dejó como está.</translation>
    </message>
    <message>
        <source>{file} cannot be used</source>
        <translation>{file}: no se puede usar</translation>
    </message>
    <message>
        <source>{file} cannot be used – {why}</source>
        <translation>{file} no se puede usar: {why}</translation>
    </message>
    <message>
        <source>{file} changed while it was sent</source>
        <translation>{file}: cambió durante el envío</translation>
    </message>
    <message>
        <source>{file} needs a password</source>
        <translation>{file} necesita una contraseña</translation>
    </message>
    <message>
        <source>{file} was made by a newer Galleon – nothing was changed; update this one to open it</source>
        <translation>{file} lo creó un Galleon más nuevo: no se cambió nada; actualizar este para abrirlo</translation>
    </message>
    <message>
        <source>{file} was not imported</source>
        <translation>{file} no se importó</translation>
    </message>
    <message>
        <source>{file} was not read: {why}</source>
        <translation>{file} no se leyó: {why}</translation>
    </message>
    <message>
        <source>{file}, line {line}</source>
        <translation>{file}, línea {line}</translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}: {reason}</translation>
    </message>
    <message>
        <source>{first} – {last}</source>
        <comment>a range of days</comment>
        <translation>{first} – {last}</translation>
    </message>
    <message>
        <source>{format} copied</source>
        <comment>BBCode, HTML, Markdown</comment>
        <translation>{format} copiado</translation>
    </message>
    <message>
        <source>{galleries} in {time}</source>
        <comment>12 galleries, 12.4 GB in 41 min</comment>
        <translation>{galleries} en {time}</translation>
    </message>
    <message>
        <source>{galleries} · {size} to go</source>
        <translation>{galleries} · faltan {size}</translation>
    </message>
    <message>
        <source>{gallery} has the same.</source>
        <translation>{gallery} tiene las mismas.</translation>
    </message>
    <message>
        <source>{gallery} is incomplete</source>
        <translation>{gallery} está incompleta</translation>
    </message>
    <message>
        <source>{gallery} is not online</source>
        <translation>{gallery} no está en línea</translation>
    </message>
    <message>
        <source>{gallery} is online</source>
        <translation>{gallery} está en línea</translation>
    </message>
    <message>
        <source>{gallery} needs attention</source>
        <translation>{gallery} requiere atención</translation>
    </message>
    <message>
        <source>{gallery} was not sent; other hosts carry on.</source>
        <translation>{gallery} no se envió; los demás servidores siguen.</translation>
    </message>
    <message>
        <source>{gallery} was stopped; other galleries carry on.</source>
        <translation>{gallery} se detuvo; las demás galerías siguen.</translation>
    </message>
    <message>
        <source>{gallery} went online on {day}.</source>
        <translation>{gallery} se publicó el {day}.</translation>
    </message>
    <message>
        <source>{gallery} went online.</source>
        <translation>{gallery} se publicó.</translation>
    </message>
    <message>
        <source>{gallery} went to {hosts} on {day}.</source>
        <translation>{gallery} se subió a {hosts} el {day}.</translation>
    </message>
    <message>
        <source>{gallery} went to {hosts}.</source>
        <translation>{gallery} se subió a {hosts}.</translation>
    </message>
    <message>
        <source>{group} reset</source>
        <translation>{group}: restablecido</translation>
    </message>
    <message>
        <source>{hosts} cannot tell</source>
        <translation>{hosts}: sin respuesta posible</translation>
    </message>
    <message>
        <source>{hosts} · {size}</source>
        <translation>{hosts} · {size}</translation>
    </message>
    <message>
        <source>{host} asks for a pause</source>
        <translation>{host} pide una pausa</translation>
    </message>
    <message>
        <source>{host} cannot be reached</source>
        <translation>{host} no responde a la conexión</translation>
    </message>
    <message>
        <source>{host} cannot be reached since {time}</source>
        <translation>{host} no responde a la conexión desde las {time}</translation>
    </message>
    <message>
        <source>{host} did not say whether it arrived</source>
        <translation>{host} no dijo si llegó</translation>
    </message>
    <message>
        <source>{host} did not take the gallery&apos;s name{why}</source>
        <translation>{host} no aceptó el nombre de la galería{why}</translation>
    </message>
    <message>
        <source>{host} did not tell the address of an image{why}</source>
        <translation>{host} no dio la dirección de una imagen{why}</translation>
    </message>
    <message>
        <source>{host} does not have the gallery&apos;s name yet{why}</source>
        <translation>{host} aún no tiene el nombre de la galería{why}</translation>
    </message>
    <message>
        <source>{host} gets the gallery&apos;s name at {time}</source>
        <translation>{host} recibe el nombre de la galería a las {time}</translation>
    </message>
    <message>
        <source>{host} gets the gallery&apos;s name next</source>
        <translation>{host} recibe a continuación el nombre de la galería</translation>
    </message>
    <message>
        <source>{host} gets the gallery&apos;s name, once you let it go on</source>
        <translation>{host} recibe el nombre de la galería cuando se le deje continuar</translation>
    </message>
    <message>
        <source>{host} has an account already. This one comes after it.</source>
        <translation>{host} ya tiene una cuenta. Esta va después de ella.</translation>
    </message>
    <message>
        <source>{host} has changed</source>
        <translation>{host} ha cambiado</translation>
    </message>
    <message>
        <source>{host} has the name {subject}</source>
        <translation>{host} tiene el nombre {subject}</translation>
    </message>
    <message>
        <source>{host} in place of {other}</source>
        <translation>{host} en lugar de {other}</translation>
    </message>
    <message>
        <source>{host} is asked for the links of {images} at {time}</source>
        <translation>A las {time} se piden a {host} los enlaces de {images}</translation>
    </message>
    <message>
        <source>{host} is asked for the links of {images} next</source>
        <translation>A continuación se piden a {host} los enlaces de {images}</translation>
    </message>
    <message>
        <source>{host} is asked for the links of {images}, once you let it go on</source>
        <translation>Se piden a {host} los enlaces de {images} cuando se le deje continuar</translation>
    </message>
    <message>
        <source>{host} is done: {images}</source>
        <translation>{host} ha terminado: {images}</translation>
    </message>
    <message>
        <source>{host} is full</source>
        <translation>{host} está lleno</translation>
    </message>
    <message>
        <source>{host} is full for today</source>
        <translation>{host} está lleno por hoy</translation>
    </message>
    <message>
        <source>{host} is not working</source>
        <translation>{host} no funciona</translation>
    </message>
    <message>
        <source>{host} is not working at the moment</source>
        <translation>{host} no funciona en este momento</translation>
    </message>
    <message>
        <source>{host} needs an account</source>
        <translation>{host} necesita una cuenta</translation>
    </message>
    <message>
        <source>{host} needs you</source>
        <translation>{host} requiere atención</translation>
    </message>
    <message>
        <source>{host} never told the links of {images}; they may be there</source>
        <translation>{host} nunca dio los enlaces de {images}; pueden estar ahí</translation>
    </message>
    <message>
        <source>{host} refused the sign-in</source>
        <translation>{host} rechazó el inicio de sesión</translation>
    </message>
    <message>
        <source>{host} rejected the image</source>
        <translation>{host} rechazó la imagen</translation>
    </message>
    <message>
        <source>{host} rejected {images}</source>
        <translation>{host} rechazó {images}</translation>
    </message>
    <message>
        <source>{host} stopped answering</source>
        <translation>{host} dejó de responder</translation>
    </message>
    <message>
        <source>{host} takes {images} in place of {subject}{why}</source>
        <translation>{host} recibe {images} en lugar de {subject}{why}</translation>
    </message>
    <message>
        <source>{host} was imported</source>
        <translation>{host} se importó</translation>
    </message>
    <message>
        <source>{host} was there already</source>
        <translation>{host} ya estaba</translation>
    </message>
    <message>
        <source>{host} would refuse {images}</source>
        <translation>{host} rechazaría {images}</translation>
    </message>
    <message numerus="yes">
        <source>{images} are larger than {size}.</source>
        <translation>
            <numerusform>{images}: supera {size}.</numerusform>
            <numerusform>{images}: superan {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} are more than {height} pixels high.</source>
        <translation>
            <numerusform>{images}: más de {height} píxeles de alto.</numerusform>
            <numerusform>{images}: más de {height} píxeles de alto.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} are more than {width} pixels wide.</source>
        <translation>
            <numerusform>{images}: más de {width} píxeles de ancho.</numerusform>
            <numerusform>{images}: más de {width} píxeles de ancho.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} are too large.</source>
        <translation>
            <numerusform>{images}: demasiado grande.</numerusform>
            <numerusform>{images}: demasiado grandes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} are too small, it takes {width} × {height} and more; no copy helps there.</source>
        <translation>
            <numerusform>{images}: demasiado pequeña; admite desde {width} × {height}, y una copia no lo remedia.</numerusform>
            <numerusform>{images}: demasiado pequeñas; admite desde {width} × {height}, y una copia no lo remedia.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} are too small; no copy helps there.</source>
        <translation>
            <numerusform>{images}: demasiado pequeña, y una copia no lo remedia.</numerusform>
            <numerusform>{images}: demasiado pequeñas, y una copia no lo remedia.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} have another format.</source>
        <translation>
            <numerusform>{images}: en otro formato.</numerusform>
            <numerusform>{images}: en otro formato.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} have another format: it takes {formats}.</source>
        <translation>
            <numerusform>{images}: en otro formato; admite {formats}.</numerusform>
            <numerusform>{images}: en otro formato; admite {formats}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} have more pixels than it takes.</source>
        <translation>
            <numerusform>{images}: más píxeles de los admitidos.</numerusform>
            <numerusform>{images}: más píxeles de los admitidos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} have more pixels than {width} × {height}.</source>
        <translation>
            <numerusform>{images}: más píxeles que {width} × {height}.</numerusform>
            <numerusform>{images}: más píxeles que {width} × {height}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{images} have more than {millions} million pixels.</source>
        <translation>
            <numerusform>{images}: más de {millions} millones de píxeles.</numerusform>
            <numerusform>{images}: más de {millions} millones de píxeles.</numerusform>
        </translation>
    </message>
    <message>
        <source>{images} not on {host} any more</source>
        <translation>{images} ya no en {host}</translation>
    </message>
    <message>
        <source>{images} were already uploaded and stay online.</source>
        <comment>32 of 36 images</comment>
        <translation>{images} ya se habían subido y siguen en línea.</translation>
    </message>
    <message numerus="yes">
        <source>{images} would be refused there.</source>
        <translation>
            <numerusform>{images}: se rechazaría allí.</numerusform>
            <numerusform>{images}: se rechazarían allí.</numerusform>
        </translation>
    </message>
    <message>
        <source>{image} did not get through and is tried again at {time}: {error}</source>
        <translation>{image} no llegó y se reintenta a las {time}: {error}</translation>
    </message>
    <message>
        <source>{keys} is “{action}” already.</source>
        <translation>{keys} ya es «{action}».</translation>
    </message>
    <message>
        <source>{keys} moves through the window and stays as it is.</source>
        <translation>{keys} recorre la ventana y no se cambia.</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} y %Ln más</numerusform>
            <numerusform>{names} y %Ln más</numerusform>
        </translation>
    </message>
    <message>
        <source>{names} and {last}</source>
        <translation>{names} y {last}</translation>
    </message>
    <message>
        <source>{names} imported</source>
        <translation>Importado: {names}</translation>
    </message>
    <message>
        <source>{name} copy</source>
        <translation>{name} (copia)</translation>
    </message>
    <message>
        <source>{name} deleted</source>
        <translation>{name} eliminada</translation>
    </message>
    <message>
        <source>{name} is no longer in {folder}.</source>
        <translation>{name} ya no está en {folder}.</translation>
    </message>
    <message>
        <source>{name} is no longer where it was.</source>
        <translation>{name} ya no está donde estaba.</translation>
    </message>
    <message>
        <source>{name} – from {program}</source>
        <translation>{name}, de {program}</translation>
    </message>
    <message>
        <source>{name} – taken in as it is</source>
        <translation>{name}, incorporada tal cual</translation>
    </message>
    <message>
        <source>{name}: no such field</source>
        <translation>{name}: no existe este campo</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <comment>a line of details</comment>
        <translation>{name}: {value}</translation>
    </message>
    <message>
        <source>{nth} in line</source>
        <translation>{nth} en la cola</translation>
    </message>
    <message>
        <source>{number} found</source>
        <translation>{number} resultados</translation>
    </message>
    <message>
        <source>{number} or more before it</source>
        <translation>{number} o más antes</translation>
    </message>
    <message>
        <source>{number}%</source>
        <comment>per cent</comment>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>{number}+ new</source>
        <translation>más de {number} nuevas</translation>
    </message>
    <message>
        <source>{number}nd</source>
        <translation>{number}.ª</translation>
    </message>
    <message>
        <source>{number}rd</source>
        <translation>{number}.ª</translation>
    </message>
    <message>
        <source>{number}st</source>
        <translation>{number}.ª</translation>
    </message>
    <message>
        <source>{number}th</source>
        <translation>{number}.ª</translation>
    </message>
    <message>
        <source>{option}: back to {value} from the account</source>
        <translation>{option}: volver a {value} según la cuenta</translation>
    </message>
    <message>
        <source>{option}: back to {value} from the host</source>
        <translation>{option}: volver a {value} según el servidor</translation>
    </message>
    <message>
        <source>{option}: back to {value} from the tab</source>
        <translation>{option}: volver a {value} según la pestaña</translation>
    </message>
    <message>
        <source>{page} › {group}</source>
        <translation>{page} › {group}</translation>
    </message>
    <message>
        <source>{percent} faster</source>
        <translation>{percent} más rápido</translation>
    </message>
    <message>
        <source>{percent} less</source>
        <translation>{percent} menos</translation>
    </message>
    <message>
        <source>{percent} less than before</source>
        <translation>{percent} menos que antes</translation>
    </message>
    <message>
        <source>{percent} more</source>
        <translation>{percent} más</translation>
    </message>
    <message>
        <source>{percent} more than before</source>
        <translation>{percent} más que antes</translation>
    </message>
    <message>
        <source>{percent} slower</source>
        <translation>{percent} más lento</translation>
    </message>
    <message>
        <source>{place} cannot be read</source>
        <comment>{place} is: Line 15</comment>
        <translation>{place}: no se puede leer</translation>
    </message>
    <message>
        <source>{place}: there is no field {name}</source>
        <translation>{place}: no existe el campo {name}</translation>
    </message>
    <message>
        <source>{points} points better</source>
        <translation>{points} puntos mejor</translation>
    </message>
    <message>
        <source>{points} points worse</source>
        <translation>{points} puntos peor</translation>
    </message>
    <message>
        <source>{proxy} added</source>
        <translation>{proxy} añadido</translation>
    </message>
    <message>
        <source>{reason}; other hosts carry on</source>
        <translation>{reason}; los demás servidores siguen</translation>
    </message>
    <message>
        <source>{secret} stored</source>
        <comment>{secret} is: Password, API key</comment>
        <translation>{secret}: guardada</translation>
    </message>
    <message numerus="yes">
        <source>{selected}, %n hidden</source>
        <translation>
            <numerusform>{selected}, %Ln oculta</numerusform>
            <numerusform>{selected}, %Ln ocultas</numerusform>
        </translation>
    </message>
    <message>
        <source>{setting}: back to {value}</source>
        <translation>{setting}: volver a {value}</translation>
    </message>
    <message>
        <source>{setting}: {reason}</source>
        <translation>{setting}: {reason}</translation>
    </message>
    <message>
        <source>{size} ({bytes} bytes)</source>
        <translation>{size} ({bytes} bytes)</translation>
    </message>
    <message>
        <source>{size} left</source>
        <comment>room for files</comment>
        <translation>quedan {size}</translation>
    </message>
    <message>
        <source>{size} of {total} left</source>
        <translation>quedan {size} de {total}</translation>
    </message>
    <message>
        <source>{size} traffic left</source>
        <translation>quedan {size} de tráfico</translation>
    </message>
    <message>
        <source>{size} used</source>
        <translation>{size} usados</translation>
    </message>
    <message numerus="yes">
        <source>{some} of %n image(s)</source>
        <translation>
            <numerusform>{some} de %Ln imagen</numerusform>
            <numerusform>{some} de %Ln imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>{some} of {all} active</source>
        <translation>{some} de {all} activos</translation>
    </message>
    <message>
        <source>{some} of {all} done</source>
        <translation>{some} de {all} terminados</translation>
    </message>
    <message>
        <source>{some} of {all} found</source>
        <translation>{some} de {all} encontrados</translation>
    </message>
    <message>
        <source>{some} of {all} set up</source>
        <translation>{some} de {all} configurados</translation>
    </message>
    <message>
        <source>{subject} is on {host}: it had arrived</source>
        <translation>{subject} está en {host}: había llegado</translation>
    </message>
    <message>
        <source>{subject} may have arrived on {host}</source>
        <translation>{subject} puede haber llegado a {host}</translation>
    </message>
    <message>
        <source>{subject} was left out{why}</source>
        <translation>{subject} se omitió{why}</translation>
    </message>
    <message>
        <source>{subject} was not uploaded{why}</source>
        <translation>{subject} no se subió{why}</translation>
    </message>
    <message>
        <source>{template} (not there)</source>
        <translation>{template} (no existe)</translation>
    </message>
    <message>
        <source>{template} · as its first host says</source>
        <translation>{template} · según su primer servidor</translation>
    </message>
    <message>
        <source>{template} · as its tab says</source>
        <translation>{template} · según su pestaña</translation>
    </message>
    <message>
        <source>{template} · usual</source>
        <translation>{template} · habitual</translation>
    </message>
    <message>
        <source>{time}</source>
        <translation>{time}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <comment>time left of an upload</comment>
        <translation>quedan {time}</translation>
    </message>
    <message>
        <source>{what} · {when}</source>
        <translation>{what} · {when}</translation>
    </message>
    <message>
        <source>“Upload with Galleon” in {program}</source>
        <translation>«Subir con Galleon» en {program}</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <comment>a name or what a host said, in the quotation marks of the language</comment>
        <translation>«{text}»</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Galleon</source>
        <translation>Acerca de Galleon</translation>
    </message>
    <message>
        <source>Ask whether there is a newer version</source>
        <translation>Preguntar si hay una versión nueva</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Comprobar ahora</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>Copiar versiones</translation>
    </message>
    <message>
        <source>Free software under the MIT licence, made of the parts below.</source>
        <translation>Software libre con licencia MIT, hecho con las partes de abajo.</translation>
    </message>
    <message>
        <source>Galleon %1</source>
        <translation>Galleon %1</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Open page</source>
        <translation>Abrir página</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Partes</translation>
    </message>
</context>
<context>
    <name>AccountPicker</name>
    <message>
        <source>Accounts</source>
        <translation>Cuentas</translation>
    </message>
    <message>
        <source>Alt with an arrow key changes the order of use</source>
        <translation>Alt con una flecha cambia el orden de uso</translation>
    </message>
    <message>
        <source>First with quota</source>
        <translation>Primera con espacio</translation>
    </message>
    <message>
        <source>In turn</source>
        <translation>Por turnos</translation>
    </message>
    <message>
        <source>Which account a new gallery uses</source>
        <translation>Qué cuenta usa una galería nueva</translation>
    </message>
</context>
<context>
    <name>ActivityPane</name>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
    <message>
        <source>Leave undone</source>
        <translation>Dejar sin hacer</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Aún no ha pasado nada.</translation>
    </message>
    <message>
        <source>Show in log</source>
        <translation>Ver en el registro</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Intentar ahora</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué pasó</translation>
    </message>
</context>
<context>
    <name>AddAccountDialog</name>
    <message>
        <source>Add account</source>
        <translation>Añadir cuenta</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Choose a host</source>
        <translation>Elegir un servidor</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Abrir %1</translation>
    </message>
    <message>
        <source>Save and test</source>
        <translation>Guardar y probar</translation>
    </message>
</context>
<context>
    <name>AddMenu</name>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Add files or archives…</source>
        <translation>Añadir archivos…</translation>
    </message>
    <message>
        <source>Add folders…</source>
        <translation>Añadir carpetas…</translation>
    </message>
    <message>
        <source>Paste from the clipboard</source>
        <translation>Pegar del portapapeles</translation>
    </message>
    <message>
        <source>Try with 6 sample images</source>
        <translation>Probar con 6 imágenes de muestra</translation>
    </message>
</context>
<context>
    <name>ArchivePasswordField</name>
    <message>
        <source>Open archive</source>
        <translation>Abrir archivo</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Password of the archive</source>
        <translation>Contraseña del archivo</translation>
    </message>
    <message numerus="yes">
        <source>Try it on %n other archive(s) too</source>
        <translation>
            <numerusform>Probarla también con %Ln archivo más</numerusform>
            <numerusform>Probarla también con %Ln archivos más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArtifactItem</name>
    <message>
        <source>%1 · kept, because it was edited</source>
        <translation>%1 · conservado, porque se editó</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Abrir %1</translation>
    </message>
    <message>
        <source>Show %1 in its folder</source>
        <translation>Mostrar %1 en su carpeta</translation>
    </message>
</context>
<context>
    <name>AttentionChip</name>
    <message>
        <source>%L1 need attention</source>
        <translation>%L1 requieren atención</translation>
    </message>
    <message>
        <source>1 needs attention</source>
        <translation>1 requiere atención</translation>
    </message>
</context>
<context>
    <name>BrokenDefinitionCard</name>
    <message>
        <source>Galleon cannot read this host’s definition</source>
        <translation>Galleon no puede leer la definición de este servidor</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>Show “%1” as a chart</source>
        <translation>Mostrar «%1» como gráfico</translation>
    </message>
    <message>
        <source>Show “%1” as a table</source>
        <translation>Mostrar «%1» como tabla</translation>
    </message>
</context>
<context>
    <name>ChoiceList</name>
    <message>
        <source>Nothing of this name</source>
        <translation>Nada con ese nombre</translation>
    </message>
</context>
<context>
    <name>CodeField</name>
    <message>
        <source>Text of the template</source>
        <translation>Texto de la plantilla</translation>
    </message>
</context>
<context>
    <name>ColumnHeader</name>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Servidores</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Sorted, ascending</source>
        <translation>Orden ascendente</translation>
    </message>
    <message>
        <source>Sorted, descending</source>
        <translation>Orden descendente</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>ColumnMenu</name>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Usual columns</source>
        <translation>Columnas habituales</translation>
    </message>
</context>
<context>
    <name>CompletionList</name>
    <message>
        <source>Completions</source>
        <translation>Sugerencias</translation>
    </message>
</context>
<context>
    <name>CrashCard</name>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Mostrar informe</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Copiar informe</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Reports of crashes</source>
        <translation>Informes de fallos</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Guardar informe</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation>No hay ninguno.</translation>
    </message>
    <message>
        <source>They were written on this computer and are sent nowhere. Passwords, names of people, files and folders are not in them.</source>
        <translation>Se escribieron en este equipo y no se envían a ningún sitio. No contienen contraseñas ni nombres de personas, archivos o carpetas.</translation>
    </message>
</context>
<context>
    <name>DeleteRemoteDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>DeleteTabDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Delete tab</source>
        <translation>Eliminar pestaña</translation>
    </message>
    <message>
        <source>Delete the tab “%1”?</source>
        <translation>¿Eliminar la pestaña «%1»?</translation>
    </message>
    <message numerus="yes">
        <source>Its %n galleries move to another tab and go on there.</source>
        <translation>
            <numerusform>Su galería pasa a otra pestaña y sigue allí.</numerusform>
            <numerusform>Sus %Ln galerías pasan a otra pestaña y siguen allí.</numerusform>
        </translation>
    </message>
    <message>
        <source>Move them to</source>
        <translation>Moverlas a</translation>
    </message>
</context>
<context>
    <name>DetailFields</name>
    <message>
        <source>Location</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>Location in photos</source>
        <translation>Ubicación en las fotos</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>Varios</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>Más campos</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Pestaña</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Plantilla</translation>
    </message>
</context>
<context>
    <name>DragLabel</name>
    <message>
        <source>%L1 galleries</source>
        <translation>%L1 galerías</translation>
    </message>
</context>
<context>
    <name>DropCard</name>
    <message>
        <source>cancel</source>
        <translation>cancelar</translation>
    </message>
    <message>
        <source>merge into one gallery</source>
        <translation>unir en una galería</translation>
    </message>
    <message>
        <source>start at once</source>
        <translation>empezar enseguida</translation>
    </message>
</context>
<context>
    <name>DropInvitation</name>
    <message>
        <source>Choose files…</source>
        <translation>Elegir archivos…</translation>
    </message>
    <message>
        <source>Choose folders…</source>
        <translation>Elegir carpetas…</translation>
    </message>
    <message>
        <source>Drop a folder of images to begin</source>
        <translation>Soltar una carpeta de imágenes para empezar</translation>
    </message>
    <message>
        <source>Each folder or archive becomes a gallery. Galleon checks it, uploads it in the background and hands you links and ready-made post code.</source>
        <translation>Cada carpeta o archivo comprimido se convierte en una galería. Galleon la comprueba, la sube en segundo plano y entrega los enlaces y el código para publicar.</translation>
    </message>
    <message>
        <source>Try with 6 sample images</source>
        <translation>Probar con 6 imágenes de muestra</translation>
    </message>
</context>
<context>
    <name>DuplicatesDialog</name>
    <message numerus="yes">
        <source>%n duplicate(s) found</source>
        <translation>
            <numerusform>%Ln duplicado encontrado</numerusform>
            <numerusform>%Ln duplicados encontrados</numerusform>
        </translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Decidir más tarde</translation>
    </message>
    <message>
        <source>For all</source>
        <translation>Para todas</translation>
    </message>
    <message>
        <source>Galleon waits with it; everything else goes on.</source>
        <translation>Galleon espera con ella; todo lo demás continúa.</translation>
    </message>
    <message>
        <source>Galleon waits with them; everything else goes on.</source>
        <translation>Galleon espera con ellas; todo lo demás continúa.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Remember for the tab ⁨%1⁩</source>
        <translation>Recordar para la pestaña ⁨%1⁩</translation>
    </message>
</context>
<context>
    <name>EngineCard</name>
    <message>
        <source>Open log</source>
        <translation>Abrir registro</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
</context>
<context>
    <name>FaultList</name>
    <message>
        <source>Nothing went wrong.</source>
        <translation>No falló nada.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>Mostrar: %1</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Qué falló</translation>
    </message>
</context>
<context>
    <name>FigureTable</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%Ln fila</numerusform>
            <numerusform>%Ln filas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>Edit saved filters…</source>
        <translation>Editar filtros guardados…</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrar</translation>
    </message>
    <message>
        <source>Remove all completed</source>
        <translation>Quitar todas las completas</translation>
    </message>
    <message>
        <source>Remove all failed and incomplete</source>
        <translation>Quitar todas las fallidas e incompletas</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>Guardar este filtro…</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Filtros guardados</translation>
    </message>
    <message>
        <source>Show all states</source>
        <translation>Mostrar todos los estados</translation>
    </message>
</context>
<context>
    <name>GalleryList</name>
    <message>
        <source>Galleries</source>
        <translation>Galerías</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
</context>
<context>
    <name>GroupItem</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <translation>%1, cambiado</translation>
    </message>
</context>
<context>
    <name>GroupList</name>
    <message>
        <source>Groups of settings</source>
        <translation>Grupos de ajustes</translation>
    </message>
</context>
<context>
    <name>HostAlarmCard</name>
    <message>
        <source>Leave %1 out</source>
        <translation>Omitir %1</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Abrir %1</translation>
    </message>
</context>
<context>
    <name>HostBars</name>
    <message>
        <source>%1: %2 uploaded, %3 delivered</source>
        <translation>%1: %2 subidos, %3 entregado</translation>
    </message>
    <message>
        <source>By host</source>
        <translation>Por servidor</translation>
    </message>
</context>
<context>
    <name>HostChoices</name>
    <message>
        <source>Host options…</source>
        <translation>Opciones de los servidores…</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Servidores</translation>
    </message>
</context>
<context>
    <name>HostDelegate</name>
    <message>
        <source>Add an account for %1</source>
        <translation>Añadir una cuenta de %1</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>Usar %1</translation>
    </message>
</context>
<context>
    <name>HostFormPane</name>
    <message>
        <source>Add an account…</source>
        <translation>Añadir una cuenta…</translation>
    </message>
    <message>
        <source>Forget the account…</source>
        <translation>Olvidar la cuenta…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation>Más sobre %1</translation>
    </message>
    <message>
        <source>Name and options of the account…</source>
        <translation>Nombre y opciones de la cuenta…</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Abrir %1</translation>
    </message>
    <message>
        <source>Save and test</source>
        <translation>Guardar y probar</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Test with an upload (it stays there)</source>
        <translation>Probar con una subida (se queda allí)</translation>
    </message>
    <message>
        <source>Upload options</source>
        <translation>Opciones de subida</translation>
    </message>
    <message>
        <source>Use for new galleries</source>
        <translation>Usar en galerías nuevas</translation>
    </message>
</context>
<context>
    <name>HostImportDialog</name>
    <message>
        <source>A host in your own network</source>
        <translation>Un servidor en la red propia</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Omitirlo</translation>
    </message>
</context>
<context>
    <name>HostLine</name>
    <message>
        <source>Opens what can be done on this host</source>
        <translation>Abre lo que se puede hacer en este servidor</translation>
    </message>
</context>
<context>
    <name>HostList</name>
    <message>
        <source>Clear search</source>
        <translation>Borrar búsqueda</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Servidores</translation>
    </message>
    <message>
        <source>No host matches “%1”</source>
        <translation>Ningún servidor coincide con «%1»</translation>
    </message>
</context>
<context>
    <name>HostOptionsDialog</name>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>As the host calls it</source>
        <translation>Como la llama el servidor</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Host options</source>
        <translation>Opciones del servidor</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Name of the account</source>
        <translation>Nombre de la cuenta</translation>
    </message>
    <message>
        <source>No host that is on has options.</source>
        <translation>Ningún servidor activo tiene opciones.</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>Empieza</translation>
    </message>
    <message>
        <source>This host has no options.</source>
        <translation>Este servidor no tiene opciones.</translation>
    </message>
</context>
<context>
    <name>HostPopup</name>
    <message>
        <source>Host</source>
        <translation>Servidor</translation>
    </message>
</context>
<context>
    <name>HostUseFields</name>
    <message>
        <source>As for all hosts: %1</source>
        <translation>Como para todos los servidores: %1</translation>
    </message>
    <message>
        <source>At the same time</source>
        <translation>A la vez</translation>
    </message>
    <message>
        <source>If it is down</source>
        <translation>Si está caído</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>Empieza</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Plantilla</translation>
    </message>
    <message>
        <source>Template of galleries that go here first</source>
        <translation>Plantilla de las galerías que van aquí primero</translation>
    </message>
</context>
<context>
    <name>HostsPage</name>
    <message>
        <source>Hosts</source>
        <translation>Servidores</translation>
    </message>
</context>
<context>
    <name>HostsToolbar</name>
    <message>
        <source>Add account</source>
        <translation>Añadir cuenta</translation>
    </message>
    <message>
        <source>Add host from file</source>
        <translation>Añadir servidor desde archivo</translation>
    </message>
    <message>
        <source>Add host from file…</source>
        <translation>Añadir servidor desde archivo…</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Custom uploaders of ShareX (*.sxcu)</source>
        <translation>Cargadores personalizados de ShareX (*.sxcu)</translation>
    </message>
    <message>
        <source>Definitions of hosts (*.toml)</source>
        <translation>Definiciones de servidores (*.toml)</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Servidores</translation>
    </message>
    <message>
        <source>Import from ShareX</source>
        <translation>Importar de ShareX</translation>
    </message>
    <message>
        <source>Import from ShareX…</source>
        <translation>Importar de ShareX…</translation>
    </message>
    <message>
        <source>Search hosts</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Test all</source>
        <translation>Probar todo</translation>
    </message>
</context>
<context>
    <name>HourCurve</name>
    <message>
        <source>Average speed</source>
        <translation>Velocidad media</translation>
    </message>
    <message>
        <source>Hours are kept for 90 days; there are none yet.</source>
        <translation>Las horas se guardan 90 días; aún no hay ninguna.</translation>
    </message>
    <message>
        <source>Speed by hour of day</source>
        <translation>Velocidad por hora del día</translation>
    </message>
</context>
<context>
    <name>ImageActions</name>
    <message>
        <source>Copy links</source>
        <translation>Copiar enlaces</translation>
    </message>
    <message>
        <source>Is the cover</source>
        <translation>Es la portada</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Retry this image</source>
        <translation>Reintentar esta imagen</translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>Mostrar archivo</translation>
    </message>
    <message>
        <source>Take in again</source>
        <translation>Volver a incluir</translation>
    </message>
    <message>
        <source>Use as cover</source>
        <translation>Usar como portada</translation>
    </message>
</context>
<context>
    <name>ImageDialog</name>
    <message>
        <source>Attempts</source>
        <translation>Intentos</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Copy link of %1</source>
        <translation>Copiar enlace de %1</translation>
    </message>
    <message>
        <source>It is there</source>
        <translation>Está ahí</translation>
    </message>
    <message>
        <source>Keep what is online</source>
        <translation>Conservar lo que está en línea</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>Imagen siguiente</translation>
    </message>
    <message>
        <source>Open on %1</source>
        <translation>Abrir en %1</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>Imagen anterior</translation>
    </message>
    <message>
        <source>Retry on %1</source>
        <translation>Reintentar en %1</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Enviar de nuevo</translation>
    </message>
    <message>
        <source>The file has changed since its upload; what is online is still what was sent.</source>
        <translation>El archivo ha cambiado desde su subida; lo que está en línea sigue siendo lo enviado.</translation>
    </message>
</context>
<context>
    <name>ImageItem</name>
    <message>
        <source>Changed since its upload</source>
        <translation>Cambiada desde su subida</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Portada</translation>
    </message>
</context>
<context>
    <name>ImageMenu</name>
    <message>
        <source>Add images…</source>
        <translation>Añadir imágenes…</translation>
    </message>
    <message>
        <source>Copy links</source>
        <translation>Copiar enlaces</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Move towards the beginning</source>
        <translation>Mover hacia el principio</translation>
    </message>
    <message>
        <source>Move towards the end</source>
        <translation>Mover hacia el final</translation>
    </message>
    <message>
        <source>Natural order</source>
        <translation>Orden natural</translation>
    </message>
    <message>
        <source>Retry failed images</source>
        <translation>Reintentar imágenes fallidas</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Enviar de nuevo</translation>
    </message>
    <message>
        <source>Take in again</source>
        <translation>Volver a incluir</translation>
    </message>
    <message>
        <source>They are there</source>
        <translation>Están ahí</translation>
    </message>
    <message>
        <source>Use as cover</source>
        <translation>Usar como portada</translation>
    </message>
</context>
<context>
    <name>ImagesPane</name>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Con error</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Natural order</source>
        <translation>Orden natural</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Show as grid</source>
        <translation>Mostrar en cuadrícula</translation>
    </message>
    <message>
        <source>Show as list</source>
        <translation>Mostrar en lista</translation>
    </message>
</context>
<context>
    <name>InsertBar</name>
    <message>
        <source>Insert</source>
        <translation>Insertar</translation>
    </message>
    <message>
        <source>Insert something else</source>
        <translation>Insertar otra cosa</translation>
    </message>
    <message>
        <source>Markup</source>
        <translation>Formato</translation>
    </message>
</context>
<context>
    <name>InsertChip</name>
    <message>
        <source>Insert %1</source>
        <translation>Insertar %1</translation>
    </message>
</context>
<context>
    <name>InspectorHeader</name>
    <message>
        <source>More actions</source>
        <translation>Más acciones</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Mostrar carpeta</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Pages of the inspector</source>
        <translation>Páginas del inspector</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultado</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Keys of %1: %2</source>
        <translation>Teclas de %1: %2</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>Press new keys</source>
        <translation>Pulsar otras teclas</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>press new keys</source>
        <translation>pulsar otras teclas</translation>
    </message>
</context>
<context>
    <name>LimitDialog</name>
    <message>
        <source>All uploads together stay below this. Running uploads follow within a second.</source>
        <translation>Todas las subidas juntas quedan por debajo. Las que están en marcha lo siguen en un segundo.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Limit in MB/s</source>
        <translation>Límite en MB/s</translation>
    </message>
    <message>
        <source>Limit the speed</source>
        <translation>Limitar la velocidad</translation>
    </message>
    <message>
        <source>MB/s</source>
        <translation>MB/s</translation>
    </message>
    <message>
        <source>Set limit</source>
        <translation>Fijar límite</translation>
    </message>
</context>
<context>
    <name>LimitMenu</name>
    <message>
        <source>By schedule</source>
        <translation>Según horario</translation>
    </message>
    <message>
        <source>Custom…</source>
        <translation>Otro…</translation>
    </message>
    <message>
        <source>Speed limit</source>
        <translation>Límite de velocidad</translation>
    </message>
</context>
<context>
    <name>LinkCard</name>
    <message>
        <source>Copy link of %1</source>
        <translation>Copiar enlace de %1</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Abrir %1</translation>
    </message>
    <message>
        <source>Upload again</source>
        <translation>Subir de nuevo</translation>
    </message>
</context>
<context>
    <name>LiveCurves</name>
    <message>
        <source>Nothing is being uploaded.</source>
        <translation>No se está subiendo nada.</translation>
    </message>
    <message>
        <source>Speed of the last five minutes, now %1</source>
        <translation>Velocidad de los últimos cinco minutos, ahora %1</translation>
    </message>
</context>
<context>
    <name>LivePane</name>
    <message>
        <source>Hosts</source>
        <translation>Servidores</translation>
    </message>
    <message>
        <source>Nothing was sent in this session.</source>
        <translation>En esta sesión no se envió nada.</translation>
    </message>
    <message>
        <source>Speed by host</source>
        <translation>Velocidad por servidor</translation>
    </message>
</context>
<context>
    <name>LogDetails</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
</context>
<context>
    <name>LogFilterBar</name>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Errores</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrar</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galería</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nivel</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Avisos</translation>
    </message>
    <message>
        <source>Show other lines than “%1” again</source>
        <translation>Volver a mostrar otras líneas que «%1»</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Advertencias</translation>
    </message>
</context>
<context>
    <name>LogList</name>
    <message>
        <source>Lines of the log, newest first</source>
        <translation>Líneas del registro, primero las nuevas</translation>
    </message>
</context>
<context>
    <name>LogMenu</name>
    <message>
        <source>Close details</source>
        <translation>Cerrar detalles</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Line of the log</source>
        <translation>Línea del registro</translation>
    </message>
    <message>
        <source>Only this gallery</source>
        <translation>Solo esta galería</translation>
    </message>
    <message>
        <source>Only this host</source>
        <translation>Solo este servidor</translation>
    </message>
    <message>
        <source>Open details</source>
        <translation>Abrir detalles</translation>
    </message>
    <message>
        <source>Show gallery</source>
        <translation>Mostrar galería</translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>Clear filter</source>
        <translation>Borrar filtro</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>No line matches the filter</source>
        <translation>Ninguna línea coincide con el filtro</translation>
    </message>
    <message>
        <source>No line matches “%1”</source>
        <translation>Ninguna línea coincide con «%1»</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Aún no ha pasado nada.</translation>
    </message>
</context>
<context>
    <name>LogToolbar</name>
    <message>
        <source>Data, one line each (*.jsonl)</source>
        <translation>Datos, uno por línea (*.jsonl)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Save the lines that are shown</source>
        <translation>Guardar las líneas mostradas</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Text (*.txt *.log)</source>
        <translation>Texto (*.txt *.log)</translation>
    </message>
</context>
<context>
    <name>MoveOverCard</name>
    <message>
        <source>Coming from %1?</source>
        <translation>¿Venir de %1?</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>Ver qué hay</translation>
    </message>
    <message>
        <source>Look inside %1</source>
        <translation>Ver qué hay en %1</translation>
    </message>
    <message>
        <source>What it has can come along. You see what before anything is changed.</source>
        <translation>Lo que tiene puede venir. Antes de cambiar nada se ve qué.</translation>
    </message>
</context>
<context>
    <name>MovePanel</name>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel the import</source>
        <translation>Cancelar la importación</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Elegir un archivo…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Elegir una carpeta…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Databases, settings and templates (*.db *.json)</source>
        <translation>Bases de datos, ajustes y plantillas (*.db *.json)</translation>
    </message>
    <message>
        <source>File of the other program</source>
        <translation>Archivo del otro programa</translation>
    </message>
    <message>
        <source>Folder of the other program</source>
        <translation>Carpeta del otro programa</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Importing from %1</source>
        <translation>Importando de %1</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>Ver qué hay</translation>
    </message>
    <message>
        <source>Look inside %1</source>
        <translation>Ver qué hay en %1</translation>
    </message>
    <message>
        <source>No other program was found in its usual place.</source>
        <translation>No se encontró otro programa en su lugar habitual.</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Leyendo %1</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>Mostrar la cola</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Detener la lectura</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>Deshacer…</translation>
    </message>
    <message>
        <source>Take the import back</source>
        <translation>Deshacer la importación</translation>
    </message>
</context>
<context>
    <name>NotificationLine</name>
    <message>
        <source>%1, unread</source>
        <translation>%1, sin leer</translation>
    </message>
</context>
<context>
    <name>NotificationList</name>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Mark all read</source>
        <translation>Marcar todo como leído</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>Nada nuevo</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message>
        <source>What needs you, and what happens while you are away, stands here.</source>
        <translation>Aquí aparece lo que requiere atención y lo que pasa entretanto.</translation>
    </message>
</context>
<context>
    <name>OptionField</name>
    <message>
        <source>Not set</source>
        <translation>Sin valor</translation>
    </message>
</context>
<context>
    <name>OverviewPane</name>
    <message>
        <source>Choose hosts: %1</source>
        <translation>Elegir servidores: %1</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Details of %1</source>
        <translation>Detalles de %1</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Servidores</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
</context>
<context>
    <name>PaletteDialog</name>
    <message>
        <source>Commands</source>
        <translation>Comandos</translation>
    </message>
    <message>
        <source>Nothing matches “%1”</source>
        <translation>Nada coincide con «%1»</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Search for a page, an action, a gallery or a host</source>
        <translation>Buscar una página, una acción, una galería o un servidor</translation>
    </message>
</context>
<context>
    <name>PassphraseCard</name>
    <message>
        <source>Choose a passphrase for your accounts</source>
        <translation>Elegir una frase de contraseña para las cuentas</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>Set passphrase</source>
        <translation>Fijar la frase</translation>
    </message>
    <message>
        <source>This system has no keyring, so Galleon keeps what you enter in an encrypted file. The passphrase opens it at each start; nobody can restore it.</source>
        <translation>Este sistema no tiene depósito de claves, así que Galleon guarda lo introducido en un archivo cifrado. La frase de contraseña lo abre en cada inicio; nadie puede recuperarla.</translation>
    </message>
    <message>
        <source>This system has no keyring, so Galleon keeps what you entered in an encrypted file. Its passphrase opens it.</source>
        <translation>Este sistema no tiene depósito de claves, así que Galleon guardó lo introducido en un archivo cifrado. Lo abre su frase de contraseña.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Your accounts are locked</source>
        <translation>Las cuentas están bloqueadas</translation>
    </message>
</context>
<context>
    <name>PostBlock</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %Ln más</numerusform>
            <numerusform>y %Ln más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PostCode</name>
    <message>
        <source>Post code</source>
        <translation>Código para publicar</translation>
    </message>
    <message>
        <source>The text is made when the gallery is online.</source>
        <translation>El texto se crea cuando la galería está en línea.</translation>
    </message>
</context>
<context>
    <name>PostPicture</name>
    <message>
        <source>A picture from elsewhere, which is not loaded</source>
        <translation>Una imagen de otro sitio, que no se carga</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Gallery of the preview</source>
        <translation>Galería de la vista previa</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Shown part</source>
        <translation>Parte visible</translation>
    </message>
    <message>
        <source>The post as it would be shown</source>
        <translation>La publicación tal como se vería</translation>
    </message>
    <message>
        <source>The template makes an empty text.</source>
        <translation>La plantilla crea un texto vacío.</translation>
    </message>
    <message>
        <source>There is nothing to show until the template can be read.</source>
        <translation>No hay nada que mostrar hasta que la plantilla se pueda leer.</translation>
    </message>
</context>
<context>
    <name>ProblemCard</name>
    <message>
        <source>Copy report</source>
        <translation>Copiar informe</translation>
    </message>
    <message>
        <source>Folded</source>
        <translation>Plegados</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Visibles</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Detalles técnicos</translation>
    </message>
</context>
<context>
    <name>ProblemCards</name>
    <message>
        <source>Enter goes to the line</source>
        <translation>Intro lleva a la línea</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %Ln más</numerusform>
            <numerusform>y %Ln más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>%1%</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>ProxyDialog</name>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>All hosts go through</source>
        <translation>Todos los servidores pasan por</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Import a list of proxies</source>
        <translation>Importar una lista de proxies</translation>
    </message>
    <message>
        <source>Import a list…</source>
        <translation>Importar una lista…</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Names of hosts are looked up by the proxy. What cannot go through it is not sent.</source>
        <translation>El proxy resuelve los nombres de los servidores. Lo que no puede pasar por él no se envía.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Proxies</source>
        <translation>Proxies</translation>
    </message>
    <message>
        <source>Proxies and pools</source>
        <translation>Proxies y grupos</translation>
    </message>
    <message>
        <source>Test all</source>
        <translation>Probar todo</translation>
    </message>
    <message>
        <source>Text files (*.txt *.list *.csv)</source>
        <translation>Archivos de texto (*.txt *.list *.csv)</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>User, if it wants one</source>
        <translation>Usuario, si lo pide</translation>
    </message>
</context>
<context>
    <name>ProxyField</name>
    <message>
        <source>Proxies…</source>
        <translation>Proxies…</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
</context>
<context>
    <name>ProxyLine</name>
    <message>
        <source>In turn</source>
        <translation>Por turnos</translation>
    </message>
    <message>
        <source>One for each host</source>
        <translation>Uno por servidor</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Quitar %1</translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation>Probar %1</translation>
    </message>
    <message>
        <source>Turn of %1</source>
        <translation>Turno de %1</translation>
    </message>
</context>
<context>
    <name>ProxyPanel</name>
    <message>
        <source>Proxies…</source>
        <translation>Proxies…</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Add folders…</source>
        <translation>Añadir carpetas…</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Borrar búsqueda</translation>
    </message>
    <message>
        <source>Drop folders here, or drag galleries onto the tab.</source>
        <translation>Soltar aquí carpetas, o arrastrar galerías a la pestaña.</translation>
    </message>
    <message>
        <source>No gallery is in these states</source>
        <translation>Ninguna galería está en estos estados</translation>
    </message>
    <message>
        <source>No gallery matches “%1”</source>
        <translation>Ninguna galería coincide con «%1»</translation>
    </message>
    <message>
        <source>Show all states</source>
        <translation>Mostrar todos los estados</translation>
    </message>
    <message>
        <source>This tab is empty</source>
        <translation>Esta pestaña está vacía</translation>
    </message>
</context>
<context>
    <name>QueueToolbar</name>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Vacío</translation>
    </message>
    <message>
        <source>Hide the inspector</source>
        <translation>Ocultar el inspector</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>Pausar todo</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Search galleries</source>
        <translation>Buscar galerías</translation>
    </message>
    <message>
        <source>Show the inspector</source>
        <translation>Mostrar el inspector</translation>
    </message>
    <message>
        <source>Start all</source>
        <translation>Iniciar todo</translation>
    </message>
</context>
<context>
    <name>QuitDialog</name>
    <message>
        <source>Hide to the tray</source>
        <translation>Ocultar en la bandeja</translation>
    </message>
    <message>
        <source>Quit now</source>
        <translation>Salir ahora</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Esperar</translation>
    </message>
</context>
<context>
    <name>RangePane</name>
    <message>
        <source>By host</source>
        <translation>Por servidor</translation>
    </message>
    <message>
        <source>By tab</source>
        <translation>Por pestaña</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Cifras</translation>
    </message>
    <message>
        <source>Speed by hour of day</source>
        <translation>Velocidad por hora del día</translation>
    </message>
    <message>
        <source>Uploaded · delivered</source>
        <translation>Subido · entregado</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Qué falló</translation>
    </message>
</context>
<context>
    <name>ReorderArea</name>
    <message>
        <source>Switch to Queue order to rearrange</source>
        <translation>Cambiar al orden de la cola para reordenar</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>Autumn walk</source>
        <translation>Paseo de otoño</translation>
    </message>
    <message>
        <source>BBCode, HTML or Markdown, from a template you can edit.</source>
        <translation>BBCode, HTML o Markdown, con una plantilla que se puede editar.</translation>
    </message>
    <message>
        <source>What you get back</source>
        <translation>Lo que se obtiene</translation>
    </message>
</context>
<context>
    <name>ResultsPane</name>
    <message>
        <source>Copy all</source>
        <translation>Copiar todo</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Enlaces</translation>
    </message>
    <message>
        <source>Links appear when the first host has finished.</source>
        <translation>Los enlaces aparecen cuando termina el primer servidor.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>Post code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Preview post</source>
        <translation>Vista previa</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>Gallery</source>
        <translation>Galería</translation>
    </message>
</context>
<context>
    <name>SavedFiltersDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Delete the filter %1</source>
        <translation>Eliminar el filtro %1</translation>
    </message>
    <message>
        <source>It keeps the search, the states, the tab and the order.</source>
        <translation>Guarda la búsqueda, los estados, la pestaña y el orden.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Name of the filter</source>
        <translation>Nombre del filtro</translation>
    </message>
    <message>
        <source>Name of the filter %1</source>
        <translation>Nombre del filtro %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>Guardar este filtro</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Filtros guardados</translation>
    </message>
</context>
<context>
    <name>SchedulePanel</name>
    <message>
        <source>%1, %2:00 to %3:00, %4</source>
        <translation>%1, de %2:00 a %3:00, %4</translation>
    </message>
    <message>
        <source>Arrow keys move, Shift chooses several hours, Space gives them the level</source>
        <translation>Las flechas mueven, Mayús elige varias horas, Espacio les da el nivel</translation>
    </message>
    <message>
        <source>Level to give</source>
        <translation>Nivel que se asigna</translation>
    </message>
    <message>
        <source>Limited</source>
        <translation>Limitado</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sin límite</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>Timetable: %1</source>
        <translation>Horario: %1</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear search</source>
        <translation>Borrar búsqueda</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Hide %1</source>
        <translation>Ocultar %1</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>Mostrar %1</translation>
    </message>
</context>
<context>
    <name>SettingControl</name>
    <message>
        <source>Choose: %1</source>
        <translation>Elegir: %1</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
</context>
<context>
    <name>SettingsFileCard</name>
    <message>
        <source>Open file</source>
        <translation>Abrir archivo</translation>
    </message>
    <message>
        <source>Part of the settings file cannot be used</source>
        <translation>Parte del archivo de ajustes no se puede usar</translation>
    </message>
    <message>
        <source>The default stands in for each of these. Mend the file, or change a setting here: then Galleon writes it anew.</source>
        <translation>Cada uno de estos usa su valor predeterminado. Reparar el archivo, o cambiar un ajuste aquí: entonces Galleon lo escribe de nuevo.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Elegir una carpeta</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Borrar búsqueda</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>Exportar ajustes</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>Importar ajustes</translation>
    </message>
    <message>
        <source>No setting matches “%1”</source>
        <translation>Ningún ajuste coincide con «%1»</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>Restablecer %1</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Settings of Galleon (*.toml)</source>
        <translation>Ajustes de Galleon (*.toml)</translation>
    </message>
</context>
<context>
    <name>SettingsToolbar</name>
    <message>
        <source>Search settings</source>
        <translation>Buscar ajustes</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Teclado</translation>
    </message>
</context>
<context>
    <name>ShortcutsPanel</name>
    <message>
        <source>%1: back to its first keys</source>
        <translation>%1: volver a sus teclas iniciales</translation>
    </message>
    <message>
        <source>Use it for %1</source>
        <translation>Usarla para %1</translation>
    </message>
    <message>
        <source>Use it here</source>
        <translation>Usarla aquí</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>needs you</source>
        <translation>requiere atención</translation>
    </message>
</context>
<context>
    <name>StartTimeDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Nothing of it goes before that time. Galleon has to run then, and the computer must not sleep.</source>
        <translation>Nada de ella se envía antes de esa hora. Galleon tiene que estar abierto entonces, y el equipo no debe estar suspendido.</translation>
    </message>
    <message>
        <source>Set start time</source>
        <translation>Fijar hora de inicio</translation>
    </message>
    <message>
        <source>Take the start time away</source>
        <translation>Quitar la hora de inicio</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
</context>
<context>
    <name>StatisticsPage</name>
    <message>
        <source>Figures appear after the first upload.</source>
        <translation>Las cifras aparecen tras la primera subida.</translation>
    </message>
    <message>
        <source>Nothing to count yet</source>
        <translation>Aún no hay nada que contar</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Estadísticas</translation>
    </message>
</context>
<context>
    <name>StatisticsToolbar</name>
    <message>
        <source>12 m</source>
        <comment>12 months, short</comment>
        <translation>12 m</translation>
    </message>
    <message>
        <source>12 months</source>
        <translation>12 meses</translation>
    </message>
    <message>
        <source>30 d</source>
        <comment>30 days, short</comment>
        <translation>30 d</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 días</translation>
    </message>
    <message>
        <source>7 d</source>
        <comment>7 days, short</comment>
        <translation>7 d</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 días</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Archivos CSV (*.csv)</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>Exportar CSV</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Estadísticas</translation>
    </message>
</context>
<context>
    <name>SummaryPane</name>
    <message>
        <source>Choose</source>
        <translation>Elegir</translation>
    </message>
    <message>
        <source>Choose hosts</source>
        <translation>Elegir servidores</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Servidores</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Atajos</translation>
    </message>
</context>
<context>
    <name>TabButton</name>
    <message>
        <source>Name of the tab</source>
        <translation>Nombre de la pestaña</translation>
    </message>
</context>
<context>
    <name>TabMenu</name>
    <message>
        <source>Amber</source>
        <translation>Ámbar</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Azul</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Delete tab</source>
        <translation>Eliminar pestaña</translation>
    </message>
    <message>
        <source>Delete tab…</source>
        <translation>Eliminar pestaña…</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Gris</translation>
    </message>
    <message>
        <source>Hide tab</source>
        <translation>Ocultar pestaña</translation>
    </message>
    <message>
        <source>Host options…</source>
        <translation>Opciones de los servidores…</translation>
    </message>
    <message>
        <source>Move towards the end</source>
        <translation>Mover hacia el final</translation>
    </message>
    <message>
        <source>Move towards the front</source>
        <translation>Mover hacia el principio</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar nombre</translation>
    </message>
    <message>
        <source>Rust</source>
        <translation>Óxido</translation>
    </message>
    <message>
        <source>Show tab</source>
        <translation>Mostrar pestaña</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Verde azulado</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Plantilla</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violeta</translation>
    </message>
</context>
<context>
    <name>TabStrip</name>
    <message>
        <source>%L1 more</source>
        <translation>%L1 más</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrar</translation>
    </message>
    <message>
        <source>Find a tab</source>
        <translation>Buscar una pestaña</translation>
    </message>
    <message>
        <source>New tab</source>
        <translation>Pestaña nueva</translation>
    </message>
    <message>
        <source>Sort and view</source>
        <translation>Orden y vista</translation>
    </message>
    <message>
        <source>Tabs</source>
        <translation>Pestañas</translation>
    </message>
</context>
<context>
    <name>TemplateDelegate</name>
    <message>
        <source>cannot be used</source>
        <translation>no se puede usar</translation>
    </message>
</context>
<context>
    <name>TemplateEditorPane</name>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>Editor</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Shown part</source>
        <translation>Parte visible</translation>
    </message>
</context>
<context>
    <name>TemplateHeader</name>
    <message>
        <source>Duplicate to edit</source>
        <translation>Duplicar para editar</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation>Más sobre %1</translation>
    </message>
    <message>
        <source>Name of the template</source>
        <translation>Nombre de la plantilla</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>Cambiar el nombre de %1</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
</context>
<context>
    <name>TemplateImportDialog</name>
    <message numerus="yes">
        <source>%n template(s) read</source>
        <translation>
            <numerusform>%Ln plantilla leída</numerusform>
            <numerusform>%Ln plantillas leídas</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Here is what each word of the other program turned into.</source>
        <translation>Esto es en lo que se convirtió cada palabra del otro programa.</translation>
    </message>
    <message>
        <source>Line %1: %2 became %3</source>
        <translation>Línea %1: %2 se convirtió en %3</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Plantillas</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Palabras</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
</context>
<context>
    <name>TemplateList</name>
    <message>
        <source>Templates</source>
        <translation>Plantillas</translation>
    </message>
</context>
<context>
    <name>TemplateMenu</name>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>Export template</source>
        <translation>Exportar plantilla</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Host %1</source>
        <translation>Servidor %1</translation>
    </message>
    <message>
        <source>Others…</source>
        <translation>Otros…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar nombre</translation>
    </message>
    <message>
        <source>Tab %1</source>
        <translation>Pestaña %1</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Plantilla</translation>
    </message>
    <message>
        <source>Templates (*.j2)</source>
        <translation>Plantillas (*.j2)</translation>
    </message>
    <message>
        <source>Use for</source>
        <translation>Usar para</translation>
    </message>
    <message>
        <source>Versions…</source>
        <translation>Versiones…</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>en uso</translation>
    </message>
</context>
<context>
    <name>TemplatesPage</name>
    <message>
        <source>Templates</source>
        <translation>Plantillas</translation>
    </message>
</context>
<context>
    <name>TemplatesToolbar</name>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Import templates</source>
        <translation>Importar plantillas</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>New template</source>
        <translation>Nueva plantilla</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Plantillas</translation>
    </message>
    <message>
        <source>Templates (*.j2 *.txt *.json *.bbcode *.html *.md)</source>
        <translation>Plantillas (*.j2 *.txt *.json *.bbcode *.html *.md)</translation>
    </message>
    <message>
        <source>Templates of Galleon, IMXuploader and Connie’s Uploader</source>
        <translation>Plantillas de Galleon, IMXuploader y Connie’s Uploader</translation>
    </message>
</context>
<context>
    <name>TestResult</name>
    <message>
        <source>Testing…</source>
        <translation>Probando…</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close “%1”</source>
        <translation>Cerrar «%1»</translation>
    </message>
</context>
<context>
    <name>TransferBar</name>
    <message>
        <source>All uploads</source>
        <translation>Todas las subidas</translation>
    </message>
    <message>
        <source>Limit the speed</source>
        <translation>Limitar la velocidad</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message>
        <source>Notifications, %1 new</source>
        <translation>Notificaciones, %1 nuevas</translation>
    </message>
    <message>
        <source>Show the speed of each host</source>
        <translation>Mostrar la velocidad de cada servidor</translation>
    </message>
    <message>
        <source>Speed %1</source>
        <translation>Velocidad %1</translation>
    </message>
</context>
<context>
    <name>UpdateCard</name>
    <message>
        <source>Later</source>
        <translation>Más tarde</translation>
    </message>
    <message>
        <source>Open page</source>
        <translation>Abrir página</translation>
    </message>
    <message>
        <source>Skip this version</source>
        <translation>Omitir esta versión</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Go back to this one</source>
        <translation>Volver a esta</translation>
    </message>
    <message>
        <source>Now – %1</source>
        <translation>Ahora, %1</translation>
    </message>
    <message>
        <source>Text of this version</source>
        <translation>Texto de esta versión</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>Versions of %1</source>
        <translation>Versiones de %1</translation>
    </message>
    <message>
        <source>What is typed within a minute is one version. Going back keeps the others.</source>
        <translation>Lo que se escribe en un minuto es una versión. Al volver atrás se conservan las demás.</translation>
    </message>
</context>
<context>
    <name>ViewMenu</name>
    <message>
        <source>Added</source>
        <translation>Añadida</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>Filas compactas</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>Descendente</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Queue order</source>
        <translation>Orden de la cola</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Sort and view</source>
        <translation>Orden y vista</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>WelcomeHosts</name>
    <message>
        <source>Use %1</source>
        <translation>Usar %1</translation>
    </message>
    <message>
        <source>Where your images go</source>
        <translation>Adónde van las imágenes</translation>
    </message>
    <message>
        <source>Works right now, without an account.</source>
        <translation>Funciona ya, sin cuenta.</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Back to the queue</source>
        <translation>Volver a la cola</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Bienvenida</translation>
    </message>
    <message>
        <source>add folders</source>
        <translation>añadir carpetas</translation>
    </message>
    <message>
        <source>all shortcuts</source>
        <translation>todos los atajos</translation>
    </message>
    <message>
        <source>every command</source>
        <translation>todos los comandos</translation>
    </message>
    <message>
        <source>paste files</source>
        <translation>pegar archivos</translation>
    </message>
</context>
<context>
    <name>WindowDialogs</name>
    <message>
        <source>Add a folder</source>
        <translation>Añadir una carpeta</translation>
    </message>
    <message>
        <source>Add files or archives</source>
        <translation>Añadir archivos</translation>
    </message>
</context>
</TS>
