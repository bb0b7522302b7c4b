Feature: Red flags
  A person with a sign of serious disease is sent to the right place, and gets no week. What sounds alike
  but is harmless does not send anybody to an emergency department. Whatever a table does not mention, the
  person answers as in people.md.

  Scenario Outline: New trouble of the saddle, bladder, bowel or sex is an emergency
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                     | answer   |
      | Bladder, bowel, between legs | <ticked> |
    When the rules are run
    Then the triage is "Emergency" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                                    | ticked                                                                             | rule                                                                                                    |
      | it feels numb when I wipe               | Numb, tingling or odd between the legs, or when wiping                             | New numbness between the legs                                                                           |
      | my bladder is full and nothing comes    | Full bladder, no pee comes, or a catheter                                          | A full bladder and no pee                                                                               |
      | I must push to start, it is the tablets | Hard to start peeing, or weak stream                                               | New trouble starting to pee, with a new pain, a sign in the legs or another sign of the bladder         |
      | it never feels empty                    | Bladder not empty after peeing                                                     | A bladder that has stopped emptying, with a new pain, a sign in the legs or another sign of the bladder |
      | I cannot feel the pee coming            | Cannot feel a full bladder, or pee coming                                          | A bladder or a stream that can no longer be felt                                                        |
      | I am newly wet                          | Leaking pee                                                                        | A new leak of pee                                                                                       |
      | I do not feel my bowel move             | Leaking poo, or not feeling it come                                                | New loss of control or feeling of the bowel                                                             |
      | no erection for two days                | Lost erection or feeling during sex                                                | New loss of sexual feeling or function                                                                  |
      | I am not sure about one of them         | Not sure                                                                           | Not sure about a sign of bladder, bowel or between the legs                                             |
      | an old leak, and now numb too           | Numb, tingling or odd between the legs, or when wiping; Only an old one, unchanged | New numbness between the legs                                                                           |

  Scenario Outline: Harmless bladder and bowel trouble is no emergency
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                     | answer   |
      | Bladder, bowel, between legs | <ticked> |
    When the rules are run
    Then the triage is "Plan"
    And no rule sends the person anywhere

    Examples:
      | says                                         | ticked                     |
      | constipated from codeine, but I feel it all  | None of these              |
      | I have leaked for years and it never changed | Only an old one, unchanged |

  Scenario Outline: Legs that fail
    Given a person with two weeks of simple low back pain
    And the person answers
      | question               | answer    |
      | Arms, legs and walking | <ticked>  |
      | Start of limb sign     | <since>   |
      | Change of limb sign    | <change>  |
      | Limb sign checked      | <checked> |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                                    | ticked                                           | since                      | change                   | checked | triage          | rule                                                        |
      | both legs tingle since yesterday        | Tingling, numbness or shooting pain in both legs | Today or yesterday         | It has only just begun   | No      | Emergency       | New numbness, tingling or shooting pain in both legs        |
      | both legs got weak in two days          | Both legs or both arms weak                      | Today or yesterday         | Worse over days or weeks | No      | Emergency       | Both legs or both arms newly weak                           |
      | not sure about my legs                  | Not sure                                         |                            |                          |         | Same day        | Not sure about a sign in arms or legs, and cannot say which |
      | one leg gets weaker by the day          | One leg weak or giving way                       | Longer ago, up to 2 weeks  | Worse over days or weeks | No      | Same day        | A leg that became weak within days, or is getting weaker    |
      | my foot slaps, but it hurts less        | Foot drops or slaps                              | Longer ago, up to 2 weeks  | No change                | No      | Same day        | A foot that newly drops or slaps                            |
      | my calf got weaker over two months      | One leg weak or giving way                       | Over 2 weeks ago, up to 12 | Worse over months        | No      | Clinician first | A limb that has been weak for weeks, or slowly weakens      |
      | walking makes them heavy, worse of late | Legs heavy after walking, better after sitting   | Over 12 weeks ago          | Worse over months        | No      | Clinician first | Legs heavy on walking, new or getting worse                 |

  Scenario Outline: Steady leg trouble gets a gentle week
    Given a person with two weeks of simple low back pain
    And the person answers
      | question               | answer    |
      | Where it hurts         | <where>   |
      | Arms, legs and walking | <legs>    |
      | Limb sign checked      | <checked> |
      | How far down legs      | <reach>   |
    When the rules are run
    Then the triage is "Plan with care" because of the rule "<rule>"
    And there is a week

    Examples:
      | says                                                 | where                   | legs                                           | checked                               | reach                            | rule                                            |
      | both legs heavy on walking for a year, sitting helps | Lower back              | Legs heavy after walking, better after sitting | No                                    |                                  | Legs heavy on walking that ease on sitting      |
      | a weak leg since I was a child                       | Lower back              | One leg weak or giving way                     | Yes, and it has not changed for years |                                  | A weak limb that is known and has not changed   |
      | down one leg to the calf, steady, no weakness        | Lower back; Leg or foot |                                                |                                       | Below the knee, or into the foot | Pain down one leg, below the knee or perhaps so |

  Scenario Outline: Pressure on the cord in the neck
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                     | answer   |
      | Arms, legs and walking       | <ticked> |
      | Start of limb sign           | <since>  |
      | Change of limb sign          | <change> |
      | More on limb sign            | <more>   |
      | Limb sign checked            | No       |
      | Bladder, bowel, between legs | <saddle> |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                            | ticked                                                                 | since                      | change            | more                 | saddle                               | triage          | rule                                                                                            |
      | clumsy, unsteady, and falling   | Clumsy hands: buttons, cups; Legs stiff, clumsy or unsteady, stumbling | Over 2 weeks ago, up to 12 | Worse over months | I fell because of it |                                      | Emergency       | Hands and legs that fail together, with falls or within weeks                                   |
      | clumsy, unsteady, pee is slow   | Clumsy hands: buttons, cups; Legs stiff, clumsy or unsteady, stumbling | Over 2 weeks ago, up to 12 | Worse over months |                      | Hard to start peeing, or weak stream | Emergency       | New trouble starting to pee, with a new pain, a sign in the legs or another sign of the bladder |
      | clumsy hands and stumbling legs | Clumsy hands: buttons, cups; Legs stiff, clumsy or unsteady, stumbling | Over 12 weeks ago          | No change         |                      |                                      | Same day        | Hands and legs that are clumsy together                                                         |
      | a shock when I bend my neck     | Electric shock on bending the neck                                     | Over 2 weeks ago, up to 12 | No change         |                      |                                      | Same day        | An electric shock on bending the neck                                                           |
      | not sure about my hands         | Not sure                                                               | Over 2 weeks ago, up to 12 | No change         |                      |                                      | Same day        | Not sure about a sign in arms or legs, and cannot say which                                     |
      | only my hands, clumsier of late | Clumsy hands: buttons, cups                                            | Over 12 weeks ago          | Worse over months |                      |                                      | Same day        | Clumsy hands that are new or getting worse                                                      |
      | only my hands are clumsy        | Clumsy hands: buttons, cups                                            | Over 12 weeks ago          | No change         |                      |                                      | Clinician first | Clumsy hands                                                                                    |

  Scenario Outline: Cancer, now or in the past
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                       | answer                    |
      | Cancer now or past             | It ended over 5 years ago |
      | Arms, legs and walking         | <legs>                    |
      | Start of limb sign             | Longer ago, up to 2 weeks |
      | Limb sign checked              | No                        |
      | Fever, illness, falls, changes | <ill>                     |
      | How it goes                    | <course>                  |
      | What makes it worse            | <worse with>              |
      | Where it hurts                 | <where>                   |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                        | legs                               | ill                       | course         | worse with           | where                       | triage          | rule                                                             |
      | and a leg gets weaker       | One leg weak or giving way         |                           |                |                      |                             | Emergency       | Cancer now or ever, and a nerve sign, a band or pain down a limb |
      | and a new patch of numbness | Leg numb or tingling, even a patch |                           |                |                      |                             | Emergency       | Cancer now or ever, and a nerve sign, a band or pain down a limb |
      | and a tight band round me   |                                    | Tight band round the body |                |                      |                             | Emergency       | Cancer now or ever, and a nerve sign, a band or pain down a limb |
      | and it is getting worse     |                                    |                           | Getting worse  |                      |                             | Same day        | Cancer now or ever, and a recent pain with a warning             |
      | and the night gets me up    |                                    |                           |                | Night, it gets me up |                             | Same day        | Cancer now or ever, and a recent pain with a warning             |
      | and it is between my blades |                                    |                           |                |                      | Upper back, shoulder blades | Same day        | Cancer now or ever, and a recent pain with a warning             |
      | and a mild ache, easing     |                                    |                           | Getting better |                      |                             | Clinician first | Cancer now or ever, and a new pain                               |

  Scenario Outline: General signs of disease
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                       | answer       |
      | Fever, illness, falls, changes | <ticked>     |
      | About the skin                 | <skin>       |
      | What makes it worse            | <worse with> |
      | What eases it                  | <eased by>   |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                             | ticked                            | skin                            | worse with           | eased by                 | triage          | rule                                                              |
      | I lose weight without trying     | Weight loss without trying        |                                 |                      |                          | Same day        | Weight loss without trying                                        |
      | nothing eases it, worst at night |                                   |                                 | Night, it gets me up | Nothing, in any position | Same day        | Much worse at night, and nothing eases it                         |
      | my back has a new hump           | New hump in spine                 |                                 |                      |                          | Same day        | A new hump in the spine                                           |
      | I am not sure about one of them  | Not sure                          |                                 |                      |                          | Same day        | Not sure about a sign of illness                                  |
      | a burning strip with blisters    | Blisters or burning strip of skin | A strip of blisters on one side |                      |                          | Same day        | A strip of blisters, or blisters on the face or in several places |
      | I sweat through my sheets        | New sweats that soak the bed      |                                 |                      |                          | Clinician first | New sweats that soak the bed                                      |

  Scenario: Waking only when turning over in bed is no red flag
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                       | answer                        |
      | Fever, illness, falls, changes | None of these                 |
      | What makes it worse            | Night, it gets me up; Turning |
      | What eases it                  | Changing position             |
    When the rules are run
    Then the triage is "Plan"
    And no rule sends the person anywhere

  Scenario Outline: Infection of the spine
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                       | answer                    |
      | Fever, illness, falls, changes | <signs>                   |
      | With fever or illness          | <more>                    |
      | Health conditions              | <conditions>              |
      | Medicines                      | <medicines>               |
      | Infections and lines           | <infection>               |
      | Operation or needle            | <operation>               |
      | Time of the operation          | <since>                   |
      | Arms, legs and walking         | <legs>                    |
      | Start of limb sign             | Longer ago, up to 2 weeks |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                             | signs                                                 | more                              | conditions            | medicines                            | infection                       | operation                                              | since             | legs                       | triage          | rule                                                                                        |
      | fever and shaking                | Fever, or hot and shivery; Shaking you could not stop |                                   |                       |                                      |                                 |                                                        |                   |                            | Emergency       | Fever with shaking, confusion, a rash that stays, mottled skin, fast breath or a stiff neck |
      | fever, and I cannot move my back | Fever, or hot and shivery                             | I cannot move my back, even lying |                       |                                      |                                 |                                                        |                   |                            | Emergency       | Fever with shaking, confusion, a rash that stays, mottled skin, fast breath or a stiff neck |
      | fever, and I inject drugs        | Fever, or hot and shivery                             |                                   | Injected street drugs |                                      | Injected drugs in the last year |                                                        |                   |                            | Emergency       | Fever or feeling very ill with an infection risk                                            |
      | fever on chemotherapy            | Fever, or hot and shivery                             |                                   | Weak immune system    |                                      |                                 |                                                        |                   |                            | Emergency       | Fever or feeling very ill with an infection risk                                            |
      | fever after a spinal injection   | Fever, or hot and shivery                             |                                   |                       |                                      |                                 | A needle in or beside the spine, including an epidural | Under 2 weeks ago |                            | Emergency       | A needle or operation in the spine, and fever, illness or a nerve sign                      |
      | fever and a leg that gets weaker | Fever, or hot and shivery                             |                                   |                       |                                      |                                 |                                                        |                   | One leg weak or giving way | Emergency       | A newly weak limb in a body at risk, after an injury, or with fever                         |
      | fever and nothing else           | Fever, or hot and shivery                             |                                   |                       |                                      |                                 |                                                        |                   |                            | Same day        | Fever with back or neck pain                                                                |
      | I feel very ill                  | Feeling very ill                                      |                                   |                       |                                      |                                 |                                                        |                   |                            | Same day        | Feeling very ill                                                                            |
      | infliximab, no fever, new pain   | None of these                                         |                                   |                       | Medicine weakening the immune system |                                 |                                                        |                   |                            | Clinician first | A rare infection risk and a new pain                                                        |

  Scenario Outline: Infection of the kidneys
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                       | answer      |
      | Where it hurts                 | <where>     |
      | Fever, illness, falls, changes | <signs>     |
      | With the tummy pain            | <tummy>     |
      | About the pee                  | <pee>       |
      | Pregnancy or recent birth      | <pregnancy> |
      | Weeks pregnant                 | <weeks>     |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"

    Examples:
      | says                                 | where                        | signs                                          | tummy                        | pee                         | pregnancy | weeks | triage          | rule                                       |
      | fever, flank pain, cannot keep water | Lower back; Side, under ribs | Fever, or hot and shivery                      | I cannot keep any drink down |                             |           |       | Emergency       | Burning or side pain with fever and a risk |
      | fever, burning, no pee for 12 hours  | Lower back                   | Fever, or hot and shivery; Burning when peeing |                              | Hardly any pee for 12 hours |           |       | Emergency       | Burning or side pain with fever and a risk |
      | fever and flank pain, pregnant       | Side, under ribs             | Fever, or hot and shivery                      |                              |                             | Pregnant  | 20    | Emergency       | Burning or side pain with fever and a risk |
      | fever and burning                    | Lower back                   | Fever, or hot and shivery; Burning when peeing |                              |                             |           |       | Same day        | Burning with fever or side pain            |
      | burning and flank pain, no fever     | Side, under ribs             | Burning when peeing                            |                              |                             |           |       | Same day        | Burning with fever or side pain            |
      | burning only                         | Lower back                   | Burning when peeing                            |                              |                             |           |       | Clinician first | Burning when peeing                        |

  Scenario Outline: Injury in the last two weeks
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                 | answer              |
      | Age                      | <age>               |
      | How it began             | <injury>            |
      | A fall or blow           | <any>               |
      | When the injury was      | In the last 2 weeks |
      | Scanned since the injury | No, or not sure     |
      | Height of the fall       | <height>            |
      | Where it hurts           | <where>             |
      | Since the injury         | <signs>             |
      | Bones                    | <bones>             |
      | Pain at its easiest      | <pain>              |
      | Pain on moving           | <pain>              |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                               | age | injury                       | any      | height                    | where      | signs                                      | bones        | pain | triage          | rule                                                                       |
      | three metres off a ladder          | 29  | Fall from higher up, or dive |          | 1 metre, 5 stairs or more | Lower back |                                            |              | 5    | Emergency       | A serious fall, crash or blow in the last two weeks                        |
      | not sure whether I was hurt        | 29  | Not sure                     | Not sure |                           | Lower back |                                            |              | 4    | Same day        | A fall, crash or blow of unknown force, or not sure whether there was one  |
      | a stumble at 65, now the neck      | 65  | Trip or fall                 |          |                           | Neck       |                                            |              | 4    | Emergency       | A fall or blow and neck pain, from 65                                      |
      | a bump, neck, and tingling arms    | 40  | Trip or fall                 |          |                           | Neck       | An arm or leg is numb, tingling or weak    |              | 4    | Emergency       | After an injury an arm or leg is numb, tingling or weak                    |
      | a bump, and I cannot turn my head  | 40  | Trip or fall                 |          |                           | Neck       | I cannot turn my head halfway to each side |              | 4    | Same day        | After an injury the head cannot be turned half-way                         |
      | a stumble with thin bones, 7 of 10 | 60  | Trip or fall                 |          |                           | Lower back | Strong pain came at once                   | Osteoporosis | 7    | Same day        | A fall with weak bones or from 70, and strong pain or a change of shape    |
      | a stumble at 70, shorter since     | 70  | Trip or fall                 |          |                           | Lower back | I look shorter or more bent                |              | 4    | Same day        | A fall with weak bones or from 70, and strong pain or a change of shape    |
      | a stumble at 70, cannot stand      | 70  | Trip or fall                 |          |                           | Lower back | I cannot stand or put weight on a leg      |              | 4    | Emergency       | Cannot stand or put weight on a leg since a fall, or a leg that is shorter |
      | a stumble at 70, pain at once      | 70  | Trip or fall                 |          |                           | Lower back | Strong pain came at once                   |              | 6    | Same day        | After an injury: sore on the bones, strong pain at once, or shorter        |
      | a stumble at 70, and sore          | 70  | Trip or fall                 |          |                           | Lower back |                                            |              | 4    | Clinician first | A fall with weak bones or from 70                                          |

  Scenario Outline: A strain is no injury, and a small knock is no fracture
    Given a person with two weeks of simple low back pain
    And the person answers
      | question            | answer              |
      | Age                 | <age>               |
      | How it began        | <onset>             |
      | When the injury was | In the last 2 weeks |
      | Where it hurts      | <where>             |
    When the rules are run
    Then the triage is "<triage>"
    And there is a week

    Examples:
      | says                                         | age | onset                                | where      | triage         |
      | I lifted a box at 40                         | 40  | Lifting, bending, twisting, coughing | Lower back | Plan           |
      | I lifted a box at 69, as often before        | 69  | Lifting, bending, twisting, coughing | Lower back | Plan           |
      | a small bump at 64, and my head turns freely | 64  | Trip or fall                         | Neck       | Plan with care |
